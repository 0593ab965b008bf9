internal import Corpus

/// Tables and plots for a result that says nothing of its presentation.
///
/// Single values become rows, objects of numbers bars, lists of objects tables, long lists of numbers histograms.
enum GenericReport {
    /// Keys that say how a result came about.
    private static let originKeys: Set = [
        "parameters", "commit", "commits", "selection", "selections", "versions", "version", "tool", "generator",
        "seed",
        "seeds", "embedder", "recipe", "time", "started", "seconds", "input", "inputs", "formatVersion",
    ]

    /// No result nests deeper in a way that a page should follow.
    private static let maximumDepth = 5

    /// The members that say how the result came about, and the others.
    static func parted(_ members: [JSONObject.Member]) -> (
        origins: [JSONObject.Member], others: [JSONObject.Member]
    ) {
        func isOrigin(_ member: JSONObject.Member) -> Bool {
            if originKeys.contains(member.key) { return true }
            // The two sides of an audit.
            return member.value.object != nil && (member.value["commit"] != nil || member.value["selection"] != nil)
        }
        return (members.filter(isOrigin), members.filter { !isOrigin($0) })
    }

    /// A section of single values, if there are some, and one for each larger member.
    static func sections(of members: [JSONObject.Member], title: String = "Values") -> [ResultSection] {
        var sections: [ResultSection] = []
        var single = singleValues(members)
        var items: [any ReportItem] = []
        for member in members where !isSingle(member.value) && !isInterval(member, among: members) {
            let own = Self.items(
                for: member.value, title: words(member.key), intervals: intervals(of: member, among: members), 0)
            // What is one small table needs no section of its own.
            if title == "Values", own.contains(where: { !($0 is ValuesItem) }) || own.count > 1 {
                sections.append(ResultSection(id: "", title: words(member.key), text: "", items: own))
            } else {
                items += own
            }
        }
        if single.count == 1, items.isEmpty, sections.isEmpty { single[0].note = "" }
        let table: [any ReportItem] =
            single.isEmpty ? [] : [ValuesItem(title: title == "Values" ? "Single values" : title, rows: single)]
        if !(table + items).isEmpty {
            sections.insert(ResultSection(id: "", title: title, text: "", items: table + items), at: 0)
        }
        return sections
    }

    // MARK: Members

    /// True for what one row of a table can hold.
    private static func isSingle(_ value: JSONValue) -> Bool {
        switch value {
        case .null, .boolean, .integer, .number, .string: true
        case .array(let elements): elements.count <= 8 && elements.allSatisfy { $0.array == nil && $0.object == nil }
        case .object(let object): object.members.isEmpty
        }
    }

    /// The rows of single values; `interval` and `p` stand beside `value`, `x` beside `xInterval`.
    private static func singleValues(_ members: [JSONObject.Member]) -> [ValuesItem.Row] {
        let single = members.filter { isSingle($0.value) }
        func beside(_ key: String) -> JSONValue? { single.first { $0.key == key }?.value }
        var rows: [ValuesItem.Row] = []
        let hasValue = beside("value")?.number != nil
        for member in single {
            if hasValue, ["interval", "p", "adjustedP"].contains(member.key) { continue }
            if member.key.hasSuffix("Interval"), beside(String(member.key.dropLast(8)))?.number != nil { continue }
            var row = ValuesItem.Row(name: words(member.key), value: member.value)
            if member.key == "value", hasValue {
                row.interval = interval(beside("interval"))
                row.p = beside("p")?.number
                row.adjustedP = beside("adjustedP")?.number
            } else if let other = beside(member.key + "Interval") {
                row.interval = interval(other)
            }
            rows.append(row)
        }
        return rows
    }

    /// True if the member holds the intervals of another one.
    private static func isInterval(_ member: JSONObject.Member, among members: [JSONObject.Member]) -> Bool {
        members.contains { $0.key != member.key && intervalKeys($0.key).contains(member.key) && isMap($0.value) }
    }

    private static func intervals(of member: JSONObject.Member, among members: [JSONObject.Member]) -> JSONObject? {
        members.first { intervalKeys(member.key).contains($0.key) }?.value.object
    }

    private static func intervalKeys(_ key: String) -> [String] {
        key == "measures" ? ["intervals", "measuresIntervals"] : [key + "Intervals"]
    }

    private static func interval(_ value: JSONValue?) -> Interval? {
        guard let ends = value?.array, ends.count == 2, let lower = ends[0].number, let upper = ends[1].number else {
            return nil
        }
        return Interval(lower: min(lower, upper), upper: max(lower, upper))
    }

    // MARK: Values

    /// An object of at least two numbers and nothing but numbers and nulls.
    private static func isMap(_ value: JSONValue) -> Bool {
        guard let members = value.object?.members, members.count > 1 else { return false }
        return members.contains { $0.value.number != nil }
            && members.allSatisfy { $0.value.number != nil || $0.value == .null }
    }

    private static func items(
        for value: JSONValue, title: String, intervals: JSONObject?, _ depth: Int
    ) -> [any ReportItem] {
        switch value {
        case .object(let object):
            if isMap(value) { return [bars(object, title, intervals)] }
            if let table = table(object, title) { return [table] }
            guard depth < maximumDepth else {
                return [ValuesItem(title: title, rows: [.init(name: title, value: value)])]
            }
            let members = object.members
            let single = singleValues(members)
            var items: [any ReportItem] = single.isEmpty ? [] : [ValuesItem(title: title, rows: single)]
            for member in members where !isSingle(member.value) && !isInterval(member, among: members) {
                items += Self.items(
                    for: member.value, title: "\(title) › \(words(member.key))",
                    intervals: Self.intervals(of: member, among: members), depth + 1)
            }
            return items
        case .array(let elements): return [list(elements, title)]
        default: return [ValuesItem(title: title, rows: [.init(name: title, value: value)])]
        }
    }

    private static func bars(_ object: JSONObject, _ title: String, _ intervals: JSONObject?) -> any ReportItem {
        var members = object.members
        // By size, unless the names are numbers, as years are.
        if !members.allSatisfy({ Double($0.key) != nil }) {
            let order = members.enumerated().sorted { first, second in
                let (one, two) = (first.element.value.number ?? -.infinity, second.element.value.number ?? -.infinity)
                return one != two ? one > two : first.offset < second.offset
            }
            members = order.map(\.element)
        }
        let known = members.map { interval(intervals?[$0.key]) }
        return BarsItem(
            title: title, yLabel: "", categories: members.map(\.key),
            series: [
                .init(
                    name: "", values: members.map(\.value.number),
                    intervals: known.contains { $0 != nil } ? known : [])
            ])
    }

    /// Objects of single values, by name: a row each.
    private static func table(_ object: JSONObject, _ title: String) -> TableItem? {
        guard object.members.count > 1,
            object.members.allSatisfy({ $0.value.object?.members.allSatisfy { isSingle($0.value) } == true })
        else { return nil }
        let keys = columns(object.members.map(\.value))
        return TableItem(
            title: title, columns: ["Name"] + keys.map(words),
            rows: object.members.map { member in [.string(member.key)] + keys.map { member.value[$0] ?? "" } })
    }

    private static func list(_ elements: [JSONValue], _ title: String) -> any ReportItem {
        let numbers = elements.compactMap(\.number)
        if numbers.count == elements.count, numbers.count >= 20 {
            let edges = Binning.edges(covering: numbers, count: 20)
            return HistogramItem(
                title: title, xLabel: "", yLabel: "values", edges: edges,
                series: [.init(name: "", counts: Binning.counts(numbers, edges: edges))])
        }
        if elements.allSatisfy({ $0.object != nil }) {
            let keys = columns(elements)
            return TableItem(
                title: title, columns: keys.map(words), rows: elements.map { row in keys.map { row[$0] ?? "" } })
        }
        if elements.allSatisfy({ $0.array != nil }) {
            let width = elements.map { $0.array?.count ?? 0 }.max() ?? 0
            return TableItem(
                title: title, columns: (0..<min(width, 40)).map { "\($0 + 1)" },
                rows: elements.map { Array(($0.array ?? []).prefix(40)) })
        }
        return TableItem(title: title, columns: ["Value"], rows: elements.map { [$0] })
    }

    /// The keys of objects, each once, in the order in which they come.
    private static func columns(_ objects: [JSONValue]) -> [String] {
        var seen: Set<String> = []
        return objects.flatMap { $0.object?.members.map(\.key) ?? [] }.filter { seen.insert($0).inserted }
    }

    /// `labelDivergence` as "Label divergence"; what is not written so stays as it is.
    static func words(_ key: String) -> String {
        let letters = Array(key.unicodeScalars)
        guard let first = letters.first, ("a"..."z").contains(first), letters.count > 1,
            letters.allSatisfy({ $0.properties.isAlphabetic && $0.isASCII || $0 == "-" })
        else { return key }
        // Capitals in a row are an abbreviation: nDCG.
        for (one, two) in zip(letters, letters.dropFirst())
        where ("A"..."Z").contains(one) && ("A"..."Z").contains(two) {
            return key
        }
        var text = ""
        for (index, letter) in letters.enumerated() {
            if index > 0, ("A"..."Z").contains(letter) {
                text += " " + String(letter).lowercased()
            } else {
                text += index == 0 ? String(letter).uppercased() : String(letter)
            }
        }
        return text
    }
}
