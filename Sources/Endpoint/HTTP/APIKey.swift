internal import Corpus
internal import Foundation

/// A server's key, which nothing prints.
///
/// It comes from the environment only, goes into the `Authorization` header only, and `redacted` takes it out of whatever a server sends back.
package struct APIKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The environment's variables that are looked at, in this order.
    package static let variables = ["PATCORPUS_API_KEY", "OPENAI_API_KEY"]
    /// What stands where a key stood.
    package static let mark = "[key]"

    private let value: String
    /// The variable that it came from.
    package let variable: String

    /// The key of the environment; nil where no variable is set.
    ///
    /// Throws a usage fault, without the key, for one that cannot stand in a header.
    package static func inEnvironment(
        _ environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> APIKey? {
        for variable in variables {
            let value = (environment[variable] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
            if value.isEmpty { continue }
            guard value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw Fault(
                    "$\(variable) holds white space or characters that no key has",
                    fix: "set it to the key alone, such as by $(cat FILE)", kind: .usage)
            }
            return APIKey(value: value, variable: variable)
        }
        return nil
    }

    private init(value: String, variable: String) {
        self.value = value
        self.variable = variable
    }

    /// The header's value.
    var authorization: String { "Bearer " + value }

    package var description: String { "the key of $\(variable)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [("variable", variable)]) }

    /// Takes the key, and anything that looks like one, out of words that people will see.
    package static func redacted(_ text: String, _ key: APIKey?) -> String {
        var clean = text
        if let key {
            for form in key.forms where form.utf8.count >= 3 { clean = clean.replacing(form, with: mark) }
        }
        // Keys of others too, and what servers leave of a key when they mask its middle.
        clean = clean.replacing(/(?i)(bearer|basic)(\s+|%20)[^\s"',;<>&}]+/) { "\($0.output.1) \(mark)" }
        return clean.replacing(/\b(sk|pk|rk|hf|gsk|xai|AIza)[-_][A-Za-z0-9_*.\-]{6,}/, with: mark)
    }

    /// Takes the key out of a body that is kept; short keys, such as the EMPTY of a server without any, stay.
    package func redacted(_ bytes: [UInt8]) -> [UInt8] {
        var clean = bytes
        for form in forms where form.utf8.count >= 8 {
            let pattern = Array(form.utf8)
            guard var place = Self.find(pattern, in: clean, from: 0) else { continue }
            while true {
                clean.replaceSubrange(place..<place + pattern.count, with: Array(Self.mark.utf8))
                guard let next = Self.find(pattern, in: clean, from: place) else { break }
                place = next
            }
        }
        return clean
    }

    /// The key as it stands in text, in a URL, in JSON that escapes slashes, and in base64.
    private var forms: [String] {
        let plain = [value, value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? value]
        let escaped = [value.replacing("/", with: #"\/"#), Data(value.utf8).base64EncodedString()]
        // The longest first, so that none leaves a piece of another.
        return Array(Set(plain + escaped)).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
    }

    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
        var place = start
        while place + pattern.count <= bytes.count {
            if bytes[place] == first && bytes[place..<place + pattern.count].elementsEqual(pattern) { return place }
            place += 1
        }
        return nil
    }
}
