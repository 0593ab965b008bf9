/// Registered community designs: nine digits of the application, `-`, four of the design (`EM000385562-0106`).
///
/// EUIPO numbering. USPTO citations also put them under EP, DE and others, and drop zeros in front.
enum CommunityDesign {
    /// Six to nine digits, `-` and four digits under a European office belong to the EUIPO, code EM.
    static func correctOffice(_ it: inout Numbering) {
        let office = it.office
        guard office == [0x45, 0x50] || office == [0x44, 0x45], it.number.count <= 14, it.number.count >= 11,
            it.number[it.number.count - 5] == .hyphen
        else { return }
        let parts = it.parts
        guard parts.count == 2, parts.allSatisfy(\.isAllDigits) else { return }
        // Other offices' numbers have no four digits after a separator and six or more before it.
        it.office = [.of("E"), .of("M")]
    }

    static func number(_ it: inout Numbering) {
        let parts = it.parts
        let joined = it.joined
        if parts.count == 2, parts[0].isAllDigits, parts[1].isAllDigits {
            it.number = parts[0].padded(to: 9) + [.hyphen] + parts[1].padded(to: 4)
        } else if joined.isAllDigits, joined.count == 13 {
            it.number = joined.prefix(9) + [.hyphen] + joined.suffix(4)
        } else {
            it.number = joined.isAllDigits ? joined.padded(to: 9) : joined
        }
    }
}
