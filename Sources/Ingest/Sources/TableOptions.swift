/// How tables among the input are read.
package struct TableOptions: Sendable {
    package var mapping: Mapping
    /// Files without a telling name are of this format; `nil` leaves them to the readers of XML.
    package var format: TableFormat?

    package init(mapping: Mapping, format: TableFormat? = nil) {
        self.mapping = mapping
        self.format = format
    }

    /// The format of a file by its name, a compression's ending left off; `nil` if it is no table.
    func format(of label: String) -> TableFormat? {
        var name = Substring(label)
        for ending in [".gz", ".zst", ".bz2", ".xz"] where name.lowercased().hasSuffix(ending) {
            name = name.dropLast(ending.count)
        }
        return TableFormat(fileName: String(name)) ?? format
    }
}
