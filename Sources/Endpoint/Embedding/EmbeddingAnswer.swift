internal import Corpus
internal import Foundation
internal import Native

/// Taking vectors out of what a server sent.
enum EmbeddingAnswer {
    /// The numbers of all vectors in the order of the texts, and the numbers of one.
    ///
    /// Vectors are lists of numbers, or base64 of little-endian float32; `index` says whose they are, their order where there is none.
    ///
    /// Throws a `Fault` for anything but one finite vector for each text, all of one length.
    static func read(_ body: [UInt8], texts: Int) throws -> (values: [Float], dimensions: Int) {
        var rows = [[Float]?](repeating: nil, count: texts)
        var place = 0
        var wrong: String?
        var parser = JSONParser()
        do {
            try parser.parse(body) { root in
                guard let data = root.member("data"), data.kind == .array else {
                    wrong = "the server's answer has no data"
                    return
                }
                data.forEach { element in
                    if wrong != nil { return }
                    let index = element.member("index")?.integer ?? place
                    place += 1
                    guard rows.indices.contains(index) else {
                        wrong = "the server's answer has a vector of text \(index) of \(texts)"
                        return
                    }
                    guard rows[index] == nil else {
                        wrong = "the server's answer has two vectors of text \(index)"
                        return
                    }
                    var vector: [Float]?
                    if let found = element.member("embedding") { vector = Self.vector(found) }
                    if let found = element.member("embedding"), Self.isNested(found) {
                        wrong = "the server's answer has a vector for each token of text \(index), not one for the text"
                        return
                    }
                    guard let vector, !vector.isEmpty else {
                        wrong = "the server's answer has no vector of finite numbers for text \(index)"
                        return
                    }
                    rows[index] = vector
                }
            }
        } catch let error as JSONError {
            throw Fault("the server's answer is no JSON (\(error))")
        }
        if let wrong { throw Fault(wrong) }
        var values: [Float] = []
        var dimensions = 0
        for (index, row) in rows.enumerated() {
            guard let row else { throw Fault("the server's answer has no vector of text \(index)") }
            if index == 0 {
                dimensions = row.count
                values.reserveCapacity(texts * dimensions)
            }
            guard row.count == dimensions else {
                throw Fault("the server's answer has vectors of \(dimensions) and of \(row.count) numbers")
            }
            values += row
        }
        return (values, dimensions)
    }

    /// nil for what is no vector, or has a number that is not finite.
    private static func vector(_ element: borrowing JSONElement) -> [Float]? {
        if let text = element.string { return decoded(text) }
        guard element.kind == .array else { return nil }
        var vector: [Float] = []
        vector.reserveCapacity(element.count)
        var isWhole = true
        element.forEach { number in
            if let value = number.number, Float(value).isFinite { vector.append(Float(value)) } else { isWhole = false }
        }
        return isWhole ? vector : nil
    }

    /// A list of lists, as servers give that run a chat model without pooling.
    private static func isNested(_ element: borrowing JSONElement) -> Bool {
        var isNested = false
        element.forEach { if $0.kind == .array { isNested = true } }
        return isNested
    }

    private static func decoded(_ text: String) -> [Float]? {
        guard let data = Data(base64Encoded: text), data.count % 4 == 0 else { return nil }
        let bytes = [UInt8](data)
        var vector: [Float] = []
        vector.reserveCapacity(bytes.count / 4)
        for start in stride(from: 0, to: bytes.count, by: 4) {
            let pattern = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
            let value = Float(bitPattern: pattern)
            guard value.isFinite else { return nil }
            vector.append(value)
        }
        return vector
    }
}
