import Foundation
import Native
import Testing

/// Where the published DTDs lie for those who have them; they are not part of the project.
private let schemas = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
        "shared/data/schemas")
private let hasSchemas = FileManager.default.fileExists(atPath: schemas.path)

/// One declaration in a DTD.
private struct Declaration {
    let name: String
    let text: String
    let file: String
    /// Whose word counts first where the DTDs disagree.
    let rank: Int
}

/// Resolves `&#x3B1;`, `&#945;` and the `%plane1D;` of ISO's mathematical alphabets.
private func resolved(_ value: Substring) -> String {
    var text = String(value).replacing(/%plane1D;([0-9A-Fa-f]+);/) { "&#x1D\($0.1);" }
    for _ in 0..<3 {
        text = text.replacing(/&#x([0-9A-Fa-f]+);|&#([0-9]+);/) { match in
            let point = match.1.map { UInt32($0, radix: 16) } ?? match.2.map { UInt32($0) } ?? nil
            return point.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? "?"
        }
    }
    return text
}

private func declarations() throws -> [Declaration] {
    var found: [Declaration] = []
    let files = FileManager.default.enumerator(at: schemas, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    for file in files where !file.hasDirectoryPath {
        let bytes = [UInt8](try Data(contentsOf: file))
        guard bytes.contains(0x26) else { continue }
        let text = String(decoding: bytes, as: UTF8.self).replacing(/(?s)<!--.*?-->/, with: "")
        guard text.contains("<!ENTITY") else { continue }
        let path = file.path.dropFirst(schemas.path.count + 1)
        let rank =
            switch path.prefix(while: { $0 != "/" }) {
            case "uspto": 0
            case "marec-and-entities": 1
            case "epo-bdds", "docdb": file.pathExtension == "xsd" ? 2 : 3
            default: 9
            }
        for match in text.matches(of: /<!ENTITY\s+([^\s%]+)\s+(?:[CS]DATA\s+)?(?:"([^"]*)"|'([^']*)')\s*>/) {
            let value = match.2 ?? match.3 ?? ""
            found.append(
                Declaration(name: String(match.1), text: resolved(value), file: String(path), rank: rank))
        }
    }
    return found
}

private func isSame(_ first: String?, _ second: String) -> Bool {
    first.map { $0.unicodeScalars.elementsEqual(second.unicodeScalars) } ?? false
}

/// Stand-ins of old DTDs for characters that Unicode had not yet: private use, "variation 1" of nothing, and Asian
/// punctuation for mathematical brackets. The table has the characters that HTML 5 gives.
private func hasStandIn(_ text: String) -> Bool {
    text.unicodeScalars.contains {
        switch $0.value {
        case 0xE000...0xF8FF, 0xFE00, 0x2329, 0x232A, 0x3008...0x301B, 0xFE35...0xFE38, 0xFEFF: true
        default: false
        }
    }
}

/// Names for which the table follows none of the first in rank, and why.
private let exceptions: [String: String] = [
    "and": "USPTO's copies of HTML 4 have the slip of its draft, perpendicular for logical and",
    "or": "the same, assertion for logical or",
    "phiv": "USPTO says that phi is the loopy one, so the variant is the straight one, as the EPO says",
    "varphi": "an alias of phiv",
    "ac": "MathML 2 has an arrow for the inverted lazy s",
    "imped": "MathML 2 has a double-struck L for the Z with stroke",
]

/// USPTO's own characters, private in its DTD: the table has the nearest ones of Unicode by their descriptions there.
private let inventions: Set = [
    "Dotthalfcircle", "Dotlhalfcircle", "Dotrhalfcircle", "Lhalfcircle", "Rhalfcircle", "Quadbond", "Ovalhollow",
    "Ovalsolid",
    "Linevertsplit", "Parenopenst", "Parenclosest", "Brketopenst", "Brketclosest", "LeftBracketingBar",
    "RightBracketingBar",
]

@Suite struct EntityTableTests {
    @Test(
        "has each name of HTML 4 and of ISO's Greek, and the five of XML",
        arguments: [
            ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("eacute", "é"), ("alpha", "α"),
            ("agr", "α"),
            ("OHgr", "Ω"), ("mdash", "—"), ("lsqb", "["), ("nbsp", "\u{A0}"), ("Afr", "𝔄"), ("b.alpha", "𝛂"),
            ("phi", "φ"),
            ("phiv", "ϕ"), ("thetas", "θ"), ("epsi", "ε"), ("NotEqualTilde", "≂̸"), ("zwnj", "\u{200C}"), ("nvlt", "≮"),
            ("LeftBracketingBar", "|"), ("Tab", "\t"),
        ])
    func known(name: String, text: String) {
        #expect(isSame(EntityTable.text(named: name), text))
    }

    @Test(
        "names that nobody defines have no text",
        arguments: ["", "a", "alph", "alphaa", "ALPHa", "&alpha", "alpha;", "é"])
    func unknown(name: String) {
        #expect(EntityTable.text(named: name) == nil)
    }

    @Test("finds every name of its own, once")
    func complete() {
        let names = EntityTable.names
        #expect(names.count == EntityTable.count && names.count > 2400)
        #expect(names == names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
        for name in names { #expect(EntityTable.text(named: name)?.isEmpty == false) }
    }

    @Test("no name stands for a private character")
    func noPrivateCharacters() {
        for name in EntityTable.names {
            let text = EntityTable.text(named: name) ?? ""
            #expect(!text.unicodeScalars.contains { (0xE000...0xF8FF).contains($0.value) }, "\(name)")
        }
    }

    @Test("says of each name in the published DTDs what the first of them in rank says", .enabled(if: hasSchemas))
    func publishedDTDs() throws {
        let all = try declarations()
        #expect(all.count > 8000)
        var unused = Set(exceptions.keys)
        for (name, given) in Dictionary(grouping: all, by: \.name) {
            let text = EntityTable.text(named: name)
            guard let first = given.min(by: { $0.rank < $1.rank }) else { continue }
            if isSame(text, first.text) { continue }
            if hasStandIn(first.text) {
                #expect(
                    inventions.contains(name)
                        || given.contains { isSame(text, $0.text) && ($0.rank == 9 || !hasStandIn($0.text)) },
                    "\(name) is \(text ?? "missing"), which no DTD says")
                continue
            }
            unused.remove(name)
            #expect(exceptions[name] != nil, "\(name) is \(first.text) in \(first.file), \(text ?? "missing") here")
        }
        #expect(unused.isEmpty)
    }
}
