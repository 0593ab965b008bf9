/// A table or plot of a report.
protocol ReportItem {
    /// The name in `type`.
    static var type: String { get }
    var title: String { get }
    /// True if it needs the page's whole width.
    var isWide: Bool { get }
    /// What stands below its title.
    func write(into markup: inout Markup)
}

extension ReportItem {
    /// A small text below a plot or table: what is left out and why.
    func note(_ text: String?, into markup: inout Markup) {
        if let text, !text.isEmpty { markup.element("p", ["class": "note"], text) }
    }
}

/// Reading the items of a section by their type.
enum ReportItems {
    /// The types in the order of the documentation.
    static let types = ["values", "histogram", "scatter", "bars", "forest", "lines", "pairs", "table"]

    /// Throws a `Fault` that says which part of the item is wrong.
    static func read(_ reader: ResultReader) throws -> any ReportItem {
        switch try reader.text("type") {
        case ValuesItem.type: return try ValuesItem(reader)
        case HistogramItem.type: return try HistogramItem(reader)
        case ScatterItem.type: return try ScatterItem(reader)
        case BarsItem.type: return try BarsItem(reader)
        case ForestItem.type: return try ForestItem(reader)
        case LinesItem.type: return try LinesItem(reader)
        case PairsItem.type: return try PairsItem(reader)
        case TableItem.type: return try TableItem(reader)
        case "":
            throw reader.fault("has no type", fix: "give it one of \(types.joined(separator: ", "))")
        case let other:
            throw reader.fault(
                "has the type \"\(TextMeasure.cut(other, to: 40))\", which is unknown",
                fix: "give it one of \(types.joined(separator: ", "))")
        }
    }
}
