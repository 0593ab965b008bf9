internal import Corpus
internal import Measure
internal import Native
internal import Train

/// A classifier in a folder: `model.json` and `.npy` arrays, which it names with their digests. Nothing in it is code.
enum SavedClassifier {
    static func save(_ classifier: LinearClassifier, _ terms: TermVocabulary, fields: String, to folder: String) throws
    {
        try FileSystem.makeDirectory(folder)
        let arrays = try write(
            [
                ("weights", classifier.weights),
                ("intercepts", Matrix(rows: 1, columns: classifier.labels.count, values: classifier.intercepts)),
            ], folder)
        let model: JSONValue = [
            "formatVersion": 1, "kind": "linear", "labels": .array(classifier.labels.map { .string($0) }),
            "arrays": arrays, "settings": classifier.settings.json, "training": classifier.record.json,
            "features": [
                "kind": "tfidf", "fields": .string(fields), "documents": .integer(terms.documents),
                "terms": .array(terms.terms.map { .string($0) }),
                "documentFrequencies": .array(terms.documentFrequencies.map { .integer($0) }),
            ],
        ]
        try write(model, to: folder + "/model.json")
    }

    static func save(
        _ classifier: EmbeddingClassifier, embedder: JSONValue, to folder: String
    ) throws {
        try FileSystem.makeDirectory(folder)
        let hidden = classifier.hiddenIntercepts
        let arrays = try write(
            [
                ("hiddenWeights", classifier.hiddenWeights),
                ("hiddenIntercepts", Matrix(rows: 1, columns: hidden.count, values: hidden)),
                ("outputWeights", classifier.outputWeights),
                (
                    "outputIntercepts",
                    Matrix(rows: 1, columns: classifier.labels.count, values: classifier.outputIntercepts)
                ),
            ], folder)
        let model: JSONValue = [
            "formatVersion": 1, "kind": "embedding", "labels": .array(classifier.labels.map { .string($0) }),
            "arrays": arrays, "settings": classifier.settings.networkJSON, "training": classifier.record.json,
            "features": embedder,
        ]
        try write(model, to: folder + "/model.json")
    }

    /// Writes arrays; returns their digests by file name.
    private static func write(_ arrays: [(String, Matrix)], _ folder: String) throws -> JSONValue {
        var digests: [JSONObject.Member] = []
        for (name, matrix) in arrays {
            let bytes = NumPyFile.bytes(of: matrix)
            try write(bytes, folder + "/\(name).npy")
            digests.append(.init(key: name + ".npy", value: .string(SHA256.digest(of: bytes).hex)))
        }
        return .object(JSONObject(uniqueMembers: digests))
    }

    static func write(_ json: JSONValue, to path: String) throws { try write(json.canonicalBytes + [0x0A], path) }

    private static func write(_ bytes: [UInt8], _ path: String) throws {
        var file = try AtomicFileWriter(folder: FileSystem.parent(path))
        try file.append(bytes.span)
        try file.finish(as: path)
    }
}
