/// Gives a publication the one id that all its spellings share.
///
/// Sources: WIPO ST.6 (numbering of publications) and ST.13, ST.3 (office codes), ST.16 (kinds), the EPO's DOCDB
/// number concordance. `Offices/` holds a rule per office; the rest follow `OtherOffices`.
package enum PublicationNumber {
    /// The id of a publication; nil if there is no number to read, which the caller quarantines.
    package static func normalise(country: String, number: String, kind: String, date: String) -> DocumentID? {
        normalise(country: country.utf8, number: number.utf8, kind: kind.utf8, date: date.utf8)
    }

    /// The same on bytes.
    package static func normalise(
        country: some Collection<UInt8>, number: some Collection<UInt8>, kind: some Collection<UInt8>,
        date: some Collection<UInt8>
    ) -> DocumentID? {
        if number.starts(with: [0x53, 0x59, 0x4E, .hyphen]) { return DocumentID(synthetic: [UInt8](number)) }
        guard
            let numbering = Numbering(
                country: country, number: number, kind: KindBytes(kind), year: Numbering.year(ofDate: date))
        else { return nil }
        return normalise(numbering)
    }

    static func normalise(_ source: Numbering) -> DocumentID? {
        var numbering = source
        CommunityDesign.correctOffice(&numbering)
        let office = numbering.office
        switch (office[0], office[1]) {
        case (0x55, 0x53): UnitedStates.publication(&numbering)
        case (0x57, 0x4F): PatentCooperationTreaty.publication(&numbering)
        case (0x45, 0x50): EuropeanPatentOffice.publication(&numbering)
        case (0x4A, 0x50): Japan.publication(&numbering)
        case (0x43, 0x4E): China.publication(&numbering)
        case (0x4B, 0x52): Korea.publication(&numbering)
        case (0x44, 0x45): Germany.publication(&numbering)
        default: OtherOffices.publication(&numbering)
        }
        return DocumentID(office: numbering.office, number: numbering.number, kind: numbering.kind)
    }
}

extension DocumentID {
    /// Normalises a publication number given in parts, as every XML dialect has it.
    package init?(country: String, number: String, kind: String = "", date: String = "") {
        if let id = UnitedStates.plain(country: country, number: number, kind: kind) {
            self = id
            return
        }
        guard let id = PublicationNumber.normalise(country: country, number: number, kind: kind, date: date) else {
            return nil
        }
        self = id
    }
}
