/// The claims that a claim's words refer to, where a file marks up none.
///
/// Reads "claim 3", "claims 1 or 2", "claims 1, 4 and 5", "claims 1 to 3", "claims 1-3"; only numbers below the claim's own count.
enum ClaimWords {
    private static let longestRange = 1000

    static func references(in text: String, below own: Int) -> [Int] {
        var found: [Int] = []
        var seen: Set<Int> = []
        var words = text.split { !($0.isLetter || $0.isNumber || $0 == "-") }.makeIterator()
        var isList = false
        var isRange = false
        while let word = words.next() {
            if word == "claim" || word == "claims" || word == "Claim" || word == "Claims" {
                isList = true
                isRange = false
            } else if isList {
                let ends = word.split(separator: "-").compactMap { Int($0) }
                if ends.count == 2, word.contains("-") {
                    add(ends[0], through: ends[1])
                    isRange = false
                } else if let number = Int(word) {
                    add(isRange ? (found.last ?? number) : number, through: number)
                    isRange = false
                } else if word == "to" || word == "through" || word == "-" {
                    isRange = true
                } else if word != "or" && word != "and" {
                    isList = false
                }
            }
        }
        return found

        func add(_ from: Int, through to: Int) {
            // No patent has a range of so many claims; a number may have any.
            guard from > 0, to >= from, to < own, to - from < longestRange else { return }
            for number in from...to where seen.insert(number).inserted { found.append(number) }
        }
    }
}
