/// Which dialect's value of a field is taken where several records of one publication have one.
///
/// Offices' own full text before reworked full text before bibliographic databases; for families, citations and symbols, which the databases
/// keep current, the other way round. A fixed order, so that the result does not depend on the order of the files.
enum FieldRank {
    private static let originals = [
        "wipo-st96", "wipo-st36", "uspto-v4", "uspto-patdoc", "uspto-pap", "uspto-aps", "epo-fulltext", "jpo-st96",
        "jpo-st36", "cnipa",
        "cnipa-st36", "dpma",
    ]
    private static let reworked = ["epo-ftm", "marec", "epo-ops-fulltext"]
    private static let tables = ["jsonl", "csv"]

    private static let textOrder = originals + reworked + ["docdb"] + tables
    private static let databaseOrder = ["docdb"] + originals + reworked + tables

    /// Lower is better; unknown dialects come last, in order of their names.
    static func rank(_ dialect: String, field: String) -> Int {
        let order: [String]
        switch field {
        case "family", "citations", "classifications", "priorities": order = databaseOrder
        default: order = textOrder
        }
        return order.firstIndex(of: dialect) ?? order.count
    }
}
