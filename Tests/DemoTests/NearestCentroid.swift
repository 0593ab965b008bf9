import Foundation

/// The words of an English title and abstract in ST.36, for the tests that read text.
enum Abstracts {
    static func words(of document: [UInt8]) -> [Substring] {
        let text = String(decoding: document, as: UTF8.self)
        let title = between("<invention-title lang=\"en\">", "</invention-title>", text)
        let abstract = between("<abstract id=\"abst\" lang=\"en\">", "</abstract>", text)
        return (title + " " + abstract).lowercased().split { !$0.isLetter }
    }

    static func between(_ start: String, _ end: String, _ text: String) -> String {
        guard let from = text.range(of: start)?.upperBound,
            let to = text.range(of: end, range: from..<text.endIndex)?.lowerBound
        else { return "" }
        return String(text[from..<to])
    }
}

/// The plainest classifier: the label whose mean tf-idf vector lies nearest by cosine.
enum NearestCentroid {
    /// The share of the documents after the first `training` whose main label is found.
    static func accuracy(_ texts: [[Substring]], _ labels: [[String]], training: Int) -> Double {
        var frequency: [Substring: Int] = [:]
        for text in texts { for word in Set(text) { frequency[word, default: 0] += 1 } }
        func vector(_ text: [Substring]) -> [Substring: Double] {
            var counts: [Substring: Double] = [:]
            for word in text { counts[word, default: 0] += 1 }
            for (word, count) in counts {
                counts[word] = (1 + log(count)) * log(Double(texts.count) / Double(frequency[word] ?? 1))
            }
            return scaled(counts)
        }
        var centroids: [String: [Substring: Double]] = [:]
        for index in 0..<training {
            centroids[labels[index][0], default: [:]].merge(vector(texts[index])) { $0 + $1 }
        }
        let centres = centroids.mapValues(scaled).sorted { $0.key < $1.key }
        var found = 0
        for index in training..<texts.count {
            let document = vector(texts[index])
            let nearest = centres.max { dot(document, $0.value) < dot(document, $1.value) }
            if nearest?.key == labels[index][0] { found += 1 }
        }
        return Double(found) / Double(texts.count - training)
    }

    private static func scaled(_ vector: [Substring: Double]) -> [Substring: Double] {
        let length = vector.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? vector.mapValues { $0 / length } : vector
    }

    private static func dot(_ a: [Substring: Double], _ b: [Substring: Double]) -> Double {
        a.reduce(0) { $0 + $1.value * (b[$1.key] ?? 0) }
    }
}
