/// European Patent Office: seven digits (`EP0444678B1`), as the EPO prints them since 1978.
///
/// DOCDB and the EPO's own XML pad; citations by others write `444678`, `0 444 678`, `0444678`. A community design
/// (`000385562-0106`) cited under EP belongs to the EUIPO, code EM.
enum EuropeanPatentOffice {
    static func publication(_ it: inout Numbering) {
        let parts = it.parts
        if parts.count == 2, parts[0].count == 9, parts[1].count == 4 {
            it.office = [.of("E"), .of("M")]
            return
        }
        let joined = it.joined
        it.number = joined.isAllDigits ? joined.padded(to: 7) : joined
    }
}
