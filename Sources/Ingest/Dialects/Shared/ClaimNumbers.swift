internal import Native

/// The numbers of one set's claims by their ids, so that a reference leads to the number and not to digits that happen to end an id.
struct ClaimNumbers {
    private var numbers: [String: Int] = [:]

    /// Notes that the claim with this id has this number.
    mutating func note(id: String?, number: Int) {
        if let id, !id.isEmpty, number > 0 { numbers[id] = number }
    }

    /// The claims that the references below `claim` name, each once and never the claim itself.
    ///
    /// ST.36 has `claim-ref/@idref`, ST.96 `ClaimReference/@idrefs` with several ids. An id that no claim of the set has counts by its last digits.
    func references(_ tape: XMLTape, in claim: XMLNode, number own: Int) -> [Int] {
        var found: [Int] = []
        var seen: Set<Int> = []
        for element in tape.descendants(claim) {
            let ids: String?
            switch tape.name(element) {
            case .claimRef: ids = tape.attribute(element, .idref) ?? tape.attribute(element, .idrefs)
            case .st96ClaimReference: ids = tape.attribute(element, .idrefs) ?? tape.attribute(element, .idref)
            default: continue
            }
            for id in (ids ?? "").split(separator: " ") {
                guard let number = numbers[String(id)] ?? RecordBuilder.trailingNumber(id) else { continue }
                if number != own, number > 0, seen.insert(number).inserted { found.append(number) }
            }
        }
        return found
    }
}
