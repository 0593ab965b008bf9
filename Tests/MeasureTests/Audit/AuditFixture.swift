import Corpus
import Curate
import Native

@testable import Measure

/// Audit documents and vectors made by seed.
enum AuditFixture {
    static func document(
        _ id: String, _ text: String, group: String? = nil, labels: [String] = [], prompt: String = "",
        model: String = "", claims: Int = 5, reasons: [Reason?] = [nil], namesLabel: Bool = false
    ) -> AuditDocument {
        var normalised = NormalisedText()
        normalised.append(Array(text.utf8).span)
        let outline = normalised.finish()
        return AuditDocument(
            id: id, group: group ?? id, language: "en", labels: labels, prompt: prompt, model: model, text: text,
            words: outline?.words ?? 0, digest: outline?.digest, abstractWords: 0, claims: claims,
            dependentClaims: claims - 1, claimWords: 20 * claims, reasons: reasons, namesLabel: namesLabel)
    }

    /// A text of words drawn from 400, about so many.
    static func text(_ number: Int, words: Int = 60) -> String {
        var generator = SeededGenerator(seed: 11, stream: UInt64(number))
        return (0..<words).map { _ in "word\(generator.uniform(400))" }.joined(separator: " ")
    }

    /// A side of normal vectors.
    static func side(
        _ name: String, _ count: Int, stream: UInt64, columns: Int = 6,
        _ make: (Int, String) -> AuditDocument = { AuditFixture.document($1, AuditFixture.text($0)) }
    ) -> AuditSide {
        side(name, count, stream: stream, columns: columns, shift: { _ in 0 }, make)
    }

    /// A side of normal vectors about a centre that depends on the document.
    static func side(
        _ name: String, _ count: Int, stream: UInt64, columns: Int = 6, shift: (AuditDocument) -> Float,
        _ make: (Int, String) -> AuditDocument = { AuditFixture.document($1, AuditFixture.text($0)) }
    ) -> AuditSide {
        var generator = SeededGenerator(seed: 3, stream: stream)
        let documents = (0..<count).map { make($0 + Int(stream) * 1000, "\(name)\($0)") }
        var values: [Float] = []
        for document in documents {
            for column in 0..<columns {
                values.append(Float(Normal.draw(&generator)) + (column == 0 ? shift(document) : 0))
            }
        }
        return AuditSide(documents, Matrix(rows: count, columns: columns, values: values))
    }

    static func settings(permutations: Int = 199) -> AuditSettings {
        var settings = AuditSettings()
        settings.permutations = permutations
        return settings
    }
}
