/// The columns of a table as Hugging Face's `dataset_info.features` states them, in YAML.
///
/// Types are stated, since inference fails on empty lists and takes dates for timestamps.
enum DatasetFeatures {
    /// The entries of the list, indented by two spaces, each line with its newline.
    static func yaml(_ fields: [ParquetField], indent: Int = 2) -> String {
        fields.map { field in
            let space = String(repeating: " ", count: indent)
            return "\(space)- name: \(field.name)\n" + type(field.type, indent: indent + 2)
        }.joined()
    }

    private static func type(_ type: ParquetType, indent: Int) -> String {
        let space = String(repeating: " ", count: indent)
        switch type {
        case .list(.structure(let members)): return "\(space)list:\n" + yaml(members, indent: indent)
        case .list(let element): return "\(space)list: \(name(element))\n"
        case .structure(let members): return "\(space)struct:\n" + yaml(members, indent: indent)
        default: return "\(space)dtype: \(name(type))\n"
        }
    }

    private static func name(_ type: ParquetType) -> String {
        switch type {
        case .string: "string"
        case .integer64: "int64"
        case .integer32: "int32"
        case .double: "float64"
        case .boolean: "bool"
        case .list, .structure: preconditionFailure("lists of lists are in no table of ours")
        }
    }
}
