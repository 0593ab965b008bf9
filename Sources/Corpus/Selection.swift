/// Which documents of which version: `REF` or `REF:key=value[,key=value…]`, with `|` between alternatives.
///
/// All conditions must hold. `from` and `to` compare dates as far as both are written (`from=2020` holds for `2020-03`).
package struct Selection: Sendable, Hashable, CustomStringConvertible {
    package enum Key: String, Sendable, CaseIterable {
        case set, origin, split, label, prompt, model, office, kind, lang, from, to, regime, id
    }

    package struct Condition: Sendable, Hashable {
        package var key: Key
        /// At least one.
        package var values: [String]
    }

    /// A branch, a tag, a commit.
    package var reference: String
    package var conditions: [Condition]

    package var description: String {
        if conditions.isEmpty { return reference }
        return reference + ":"
            + conditions.map { "\($0.key.rawValue)=\($0.values.joined(separator: "|"))" }.joined(separator: ",")
    }

    /// Parses a selection. Throws a usage fault that names what is wrong.
    package init(parsing text: String) throws {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        reference = String(parts[0])
        conditions = []
        if reference.isEmpty {
            throw Fault(
                "the selection \"\(text)\" has no version",
                fix: "begin it with a branch, tag or commit, as in main:\(parts.dropFirst().first ?? "office=EP")",
                kind: .usage)
        }
        guard parts.count == 2 else { return }
        for word in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
            let sides = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, let key = Key(rawValue: String(sides[0])) else {
                throw Fault(
                    "\"\(word)\" in the selection \"\(text)\" is no condition",
                    fix: "write key=value with one of the keys \(Key.allCases.map(\.rawValue).joined(separator: ", "))",
                    kind: .usage)
            }
            let values = sides[1].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            if conditions.contains(where: { $0.key == key }) {
                throw Fault(
                    "the key \(key.rawValue) comes twice in the selection \"\(text)\"",
                    fix: "write alternatives as \(key.rawValue)=a|b", kind: .usage)
            }
            for value in values { try Self.check(value, of: key, in: text) }
            conditions.append(Condition(key: key, values: values))
        }
    }

    /// Throws for a value that no document can have.
    private static func check(_ value: String, of key: Key, in text: String) throws {
        let fix: String
        switch key {
        case .from, .to:
            let parts = value.split(separator: "-", omittingEmptySubsequences: false)
            let isDate =
                (1...3).contains(parts.count)
                && zip(parts, [4, 2, 2]).allSatisfy { part, length in
                    part.utf8.count == length && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
                }
            if isDate { return }
            fix = "write a date as 2015, 2015-03 or 2015-03-31"
        case .origin:
            if Origin(rawValue: value) != nil { return }
            fix = "the origins are \(Origin.allCases.map(\.rawValue).joined(separator: ", "))"
        default: return
        }
        throw Fault("\(key.rawValue)=\(value) in the selection \"\(text)\" selects nothing", fix: fix, kind: .usage)
    }

    /// The values of a key; `nil` if there is no condition on it.
    package func values(_ key: Key) -> [String]? { conditions.first { $0.key == key }?.values }
}
