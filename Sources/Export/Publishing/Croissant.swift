internal import Corpus

/// The description of an export in Croissant 1.1 (MLCommons), JSON-LD.
extension Publication {
    var croissant: [UInt8] {
        var value: [(String, JSONValue)] = [
            ("@context", Self.context), ("@type", "sc:Dataset"), ("conformsTo", "http://mlcommons.org/croissant/1.1"),
            ("name", .string(plan.name)),
            (
                "description",
                .string(
                    "Patent documents: the selection \(plan.selection) of the version \(plan.commit), written by patcorpus."
                )
            ),
            (
                "prov:wasGeneratedBy",
                [
                    "@type": "prov:Activity", "prov:label": "patcorpus export",
                    "prov:used": ["@id": .string("urn:patcorpus:commit:\(plan.commit)")],
                ]
            ),
            ("version", .string("0.0.0+\(plan.commit.prefix(12))")),
            ("distribution", .array(files.map(fileObject) + fileSets)),
        ]
        if !plan.format.isText { value.append(("recordSet", .array(recordSets))) }
        let object = JSONObject(uniqueMembers: value.map { JSONObject.Member(key: $0.0, value: $0.1) })
        return JSONValue.object(object).canonicalBytes + [0x0A]
    }

    private func fileObject(_ file: ExportedFile) -> JSONValue {
        [
            "@type": "cr:FileObject", "@id": .string(file.path), "name": .string(file.path),
            "contentUrl": .string(file.path), "contentSize": .string("\(file.bytes) B"),
            "encodingFormat": .string(Self.mediaType(file.path)), "sha256": .string(file.digest.hex),
        ]
    }

    private static func mediaType(_ path: String) -> String {
        if path.hasSuffix(".parquet") { return "application/x-parquet" }
        if path.hasSuffix(".jsonl.zst") { return "application/zstd" }
        if path.hasSuffix(".csv") { return "text/csv" }
        if path.hasSuffix(".tsv") { return "text/tab-separated-values" }
        return "text/plain"
    }

    /// The files of each stream together: a table may be cut into several.
    private var fileSets: [JSONValue] {
        if plan.format.isText { return [] }
        return streams.map { stream in
            let format =
                switch plan.format {
                case .jsonl: "application/jsonlines"
                case .csv: "text/csv"
                default: "application/x-parquet"
                }
            return [
                "@type": "cr:FileSet", "@id": .string(stream.name + "-files"),
                "name": .string(stream.name + "-files"), "encodingFormat": .string(format),
                "includes": .string(pattern(stream.name)),
            ]
        }
    }

    private var recordSets: [JSONValue] {
        streams.map { stream in
            let reader = FieldDescription(files: stream.name + "-files", areListsText: plan.format == .csv)
            return [
                "@type": "cr:RecordSet", "@id": .string(stream.name), "name": .string(stream.name),
                "description": .string("\(stream.documents) documents."),
                "field": .array(plan.columns.map { reader.field($0, in: stream.name) }),
            ]
        }
    }
}

/// Describes the columns of a table as Croissant's fields.
private struct FieldDescription {
    /// The file set that has the column.
    let files: String
    /// Whether lists are texts of JSON.
    let areListsText: Bool

    func field(_ field: ParquetField, in record: String) -> JSONValue {
        let id = "\(record)/\(field.name)"
        var isList = false
        var type = field.type
        if case .list(let element) = type {
            if areListsText { return leaf(id, .string, column: field.name) }
            isList = true
            type = element
        }
        guard case .structure(let members) = type else {
            return leaf(id, type, column: field.name, isList: isList)
        }
        // The readers resolve one level of objects; a list of objects within an object is left to the file's own schema.
        let parts = members.compactMap { member -> JSONValue? in
            var inner = member.type
            var isInnerList = false
            if case .list(let element) = inner {
                isInnerList = true
                inner = element
            }
            if case .structure = inner { return nil }
            return leaf(
                "\(id)/\(member.name)", inner, column: field.name, path: member.name, isList: isInnerList && !isList)
        }
        return .object(
            JSONObject(
                uniqueMembers: head(id, isList: isList) + [.init(key: "subField", value: .array(parts))]))
    }

    private func head(_ id: String, isList: Bool) -> [JSONObject.Member] {
        let list: [JSONObject.Member] =
            isList ? [.init(key: "isArray", value: true), .init(key: "arrayShape", value: "-1")] : []
        return [
            .init(key: "@type", value: "cr:Field"), .init(key: "@id", value: .string(id)),
            .init(key: "name", value: .string(id)),
        ] + list
    }

    private func leaf(_ id: String, _ type: ParquetType, column: String, path: String? = nil, isList: Bool = false)
        -> JSONValue
    {
        let name =
            switch type {
            case .integer32, .integer64: "sc:Integer"
            case .double: "sc:Float"
            case .boolean: "sc:Boolean"
            default: "sc:Text"
            }
        var source: [JSONObject.Member] = [
            .init(key: "fileSet", value: ["@id": .string(files)]),
            .init(key: "extract", value: ["column": .string(column)]),
        ]
        if let path { source.append(.init(key: "transform", value: ["jsonPath": .string(path)])) }
        return .object(
            JSONObject(
                uniqueMembers: head(id, isList: isList) + [
                    .init(key: "dataType", value: .string(name)),
                    .init(key: "source", value: .object(JSONObject(uniqueMembers: source))),
                ]))
    }
}

extension Publication {
    /// The context that Croissant 1.1 prescribes, and PROV-O's.
    fileprivate static let context: JSONValue = [
        "@language": "en", "@vocab": "https://schema.org/", "arrayShape": "cr:arrayShape", "citeAs": "cr:citeAs",
        "column": "cr:column", "conformsTo": "dct:conformsTo", "containedIn": "cr:containedIn",
        "cr": "http://mlcommons.org/croissant/", "data": ["@id": "cr:data", "@type": "@json"],
        "dataType": ["@id": "cr:dataType", "@type": "@vocab"], "dct": "http://purl.org/dc/terms/",
        "description": ["@container": "@language"], "equivalentProperty": "cr:equivalentProperty",
        "examples": ["@id": "cr:examples", "@type": "@json"], "extract": "cr:extract", "field": "cr:field",
        "fileObject": "cr:fileObject", "fileProperty": "cr:fileProperty", "fileSet": "cr:fileSet",
        "format": "cr:format", "includes": "cr:includes", "isArray": "cr:isArray", "isLiveDataset": "cr:isLiveDataset",
        "jsonPath": "cr:jsonPath", "key": "cr:key", "md5": "cr:md5", "name": ["@container": "@language"],
        "parentField": "cr:parentField", "path": "cr:path", "prov": "http://www.w3.org/ns/prov#",
        "rai": "http://mlcommons.org/croissant/RAI/", "recordSet": "cr:recordSet", "references": "cr:references",
        "regex": "cr:regex", "repeated": "cr:repeated", "replace": "cr:replace", "samplingRate": "cr:samplingRate",
        "sc": "https://schema.org/", "separator": "cr:separator", "source": "cr:source", "subField": "cr:subField",
        "transform": "cr:transform",
    ]
}
