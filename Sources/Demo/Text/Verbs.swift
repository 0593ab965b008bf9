/// English verb forms of the first word of a phrase: enough for the verbs of the vocabulary.
enum Verbs {
    /// "carry the load" → "carries the load".
    static func thirdPerson(_ phrase: String) -> String {
        inflected(phrase) { verb in
            if verb.hasSuffix("y"), let before = verb.dropLast().last, !"aeiou".contains(before) {
                return verb.dropLast() + "ies"
            }
            if ["s", "x", "z", "ch", "sh", "o"].contains(where: verb.hasSuffix) { return verb + "es" }
            return verb + "s"
        }
    }

    /// "drive the chair" → "driving the chair".
    static func gerund(_ phrase: String) -> String {
        inflected(phrase) { verb in
            if verb == "lie" { return "lying" }
            if verb.hasSuffix("e"), !verb.hasSuffix("ee") { return verb.dropLast() + "ing" }
            let doubled = [
                "stop", "fit", "step", "let", "map", "remap", "skip", "transmit", "scan", "plan", "sit", "infer", "don",
                "propel", "transfer", "signal", "dial",
            ]
            if doubled.contains(verb), let last = verb.last { return verb + String(last) + "ing" }
            return verb + "ing"
        }
    }

    /// "a" or "an", by sound where spelling misleads.
    static func article(_ phrase: String) -> String {
        let misleading = ["one", "ur", "us", "uni", "eu"]
        guard let first = phrase.lowercased().first, "aeiou".contains(first) else { return "a" }
        return misleading.contains(where: phrase.lowercased().hasPrefix) ? "a" : "an"
    }

    private static func inflected(_ phrase: String, _ inflect: (String) -> String) -> String {
        guard let space = phrase.firstIndex(of: " ") else { return inflect(phrase) }
        return inflect(String(phrase[..<space])) + phrase[space...]
    }
}
