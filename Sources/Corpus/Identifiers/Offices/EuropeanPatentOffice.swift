/// European Patent Office: seven digits (`EP0444678B1`), as the EPO prints them since 1978.
///
/// DOCDB and the EPO's own XML pad; citations by others write `444678`, `0 444 678`, `0444678`.
enum EuropeanPatentOffice {
    static func publication(_ it: inout Numbering) {
        let joined = it.joined
        it.number = joined.isAllDigits ? joined.padded(to: 7) : joined
    }
}
