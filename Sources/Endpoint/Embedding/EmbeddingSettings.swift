package import Corpus

/// What is asked of an embedding model, whatever server runs it.
package struct EmbeddingSettings: Sendable, Equatable {
    /// The model by the server's name.
    package var model: String
    /// The numbers of a vector, for models that can be asked for fewer; nil for the model's own.
    package var dimensions: Int?
    /// What comes before each text, such as `passage: ` for the E5 models.
    package var prefix = ""
    /// Only so many characters of a text are sent; nil for all.
    package var maximumCharacters: Int?
    /// Texts of one request.
    package var batchTexts = 64
    /// Characters of one request, but for a text that is longer alone.
    package var batchCharacters = 100_000

    package init(model: String) { self.model = model }

    /// What the vectors depend on, for an id.
    package var json: JSONValue {
        [
            "dimensions": dimensions.map { .integer($0) } ?? .null,
            "maximumCharacters": maximumCharacters.map { .integer($0) } ?? .null, "model": .string(model),
            "prefix": .string(prefix),
        ]
    }

    /// Throws usage faults for numbers that make no sense.
    package func check() throws {
        if model.isEmpty { throw Fault("there is no model to embed with", fix: "give --model", kind: .usage) }
        if let dimensions, !(1...65536).contains(dimensions) {
            throw Fault("--dimensions is \(dimensions)", fix: "give a number from 1 to 65536", kind: .usage)
        }
        if let maximumCharacters, maximumCharacters < 1 {
            throw Fault("--max-characters is \(maximumCharacters)", fix: "give a number from 1 on", kind: .usage)
        }
    }

    /// A text as it is sent, and whether some of it is left out. Cut between characters, never within one.
    package func prepared(_ text: String) -> (text: String, isCut: Bool) {
        // No text of fewer bytes has more characters.
        guard let maximumCharacters, text.utf8.count > maximumCharacters,
            let end = text.index(text.startIndex, offsetBy: maximumCharacters, limitedBy: text.endIndex),
            end < text.endIndex
        else { return (prefix + text, false) }
        return (prefix + text[..<end], true)
    }
}
