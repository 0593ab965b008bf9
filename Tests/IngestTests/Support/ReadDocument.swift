import Foundation
import Ingest

/// A document line, decoded independently of its writer.
struct ReadDocument: Decodable {
    struct Number: Decodable, Equatable { var country, date, id, kind, number: String }
    struct Party: Decodable, Equatable { var country, name: String }
    struct Title: Decodable, Equatable { var language, text: String }
    struct Abstract: Decodable, Equatable {
        var language: String
        var paragraphs: [String]
    }
    struct Section: Decodable, Equatable {
        var heading, language: String
        var paragraphs: [String]
        var role: String
    }
    struct Claim: Decodable, Equatable {
        var dependsOn: [Int]
        var language: String
        var number: Int
        var text: String
    }
    struct Symbol: Decodable, Equatable {
        var first: Bool
        var inventive, scheme, symbol, version: String
    }
    struct Citation: Decodable, Equatable { var category, id, phase, text: String }

    var abstracts: [Abstract]
    var applicants: [Party]
    var application: Number
    var citations: [Citation]
    var claims: [Claim]
    var classifications: [Symbol]
    var description: [Section]
    var id: String
    var inventors: [Party]
    var kind: String
    var priorities: [Number]
    var publication: Number
    var titles: [Title]

    /// Each symbol of a scheme, with `!` where it is the first and `-` where it is additional information.
    func symbols(_ scheme: String) -> [String] {
        classifications.filter { $0.scheme == scheme }.map {
            $0.symbol + ($0.first ? "!" : "") + ($0.inventive == "no" ? "-" : "")
        }
    }

    /// Each section as `role|heading|paragraph¶paragraph`.
    var sections: [String] {
        description.map { "\($0.role)|\($0.heading)|\($0.paragraphs.joined(separator: "¶"))" }
    }
}

extension ReadRecord {
    /// The line, decoded.
    var decoded: ReadDocument {
        get throws { try JSONDecoder().decode(ReadDocument.self, from: Data(line.utf8)) }
    }

    /// How many of each defect.
    var defects: [String: Int] { Dictionary(uniqueKeysWithValues: summary.defects.list.map { ($0.name, $0.count) }) }
}
