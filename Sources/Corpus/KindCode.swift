/// What kind of right a publication is about, by office and ST.16 kind.
package enum PublicationClass: String, Sendable, CaseIterable {
    /// An application for a patent, published.
    case patentApplication = "patent-application"
    /// A granted patent of invention, also after opposition or reexamination.
    case patentGrant = "patent-grant"
    /// A translation of a patent or application of another office.
    case translation
    case utilityModel = "utility-model"
    case design
    case plant
    case reissue
    /// A correction of the front page or the whole (A8, A9, B8, B9).
    case correction
    /// A search report published on its own (EP A3 and A4, WO A3 and A4).
    case searchReport = "search-report"
    /// Statutory invention registrations and defensive publications.
    case registration
    case unknown

    /// Whether `--kinds standard-patent` keeps it: published applications and grants of patents of invention.
    package var isStandardPatent: Bool { self == .patentApplication || self == .patentGrant }

    /// The class of a kind code, per office; WIPO ST.16 and its survey of national kinds (Handbook part 7.3.2).
    ///
    /// Without a kind the answer is `unknown`, except for letters in a US number, which the caller has in the id.
    package static func classify(office: String, kind: String) -> PublicationClass {
        let code = KindBytes(kind)
        switch office.uppercased() {
        case "US": return unitedStates(code)
        case "EP": return europe(code)
        case "WO": return international(code)
        case "CN": return china(code)
        case "EM": return code.isLetter("S") || code == .none ? .design : .unknown
        default: return general(code, office.uppercased())
        }
    }

    /// The same for an id; US designs, plants, reissues and registrations are told by their letters where the kind is absent.
    package static func classify(_ id: DocumentID) -> PublicationClass {
        if id.office == "US", id.kind.isEmpty {
            let letters = id.number.prefix { $0.isLetter }
            switch letters {
            case "D": return .design
            case "PP": return .plant
            case "RE", "RX", "RD": return .reissue
            case "H", "T": return .registration
            case "AI", "X": return .patentGrant
            default: return id.number.count == 11 ? .patentApplication : .patentGrant
            }
        }
        return classify(office: id.office, kind: id.kind)
    }

    private static func unitedStates(_ kind: KindBytes) -> PublicationClass {
        switch kind.letter {
        case 0x41: kind.digit == 0x39 ? .correction : (kind.digit == 0 ? .patentGrant : .patentApplication)
        case 0x42: .patentGrant
        // C1–C3 and F1 … are reexamination certificates: claims of a grant, as amended.
        case 0x43, 0x46, 0x4A, 0x4B, 0x4F: .correction
        case 0x45: .reissue
        case 0x48, 0x49: .registration
        case 0x50: .plant
        case 0x53: .design
        default: .unknown
        }
    }

    private static func europe(_ kind: KindBytes) -> PublicationClass {
        switch (kind.letter, kind.digit) {
        case (0x41, 0x33), (0x41, 0x34): .searchReport
        case (_, 0x38), (_, 0x39): .correction
        case (0x41, _): .patentApplication
        case (0x42, _): .patentGrant
        default: .unknown
        }
    }

    private static func international(_ kind: KindBytes) -> PublicationClass {
        switch (kind.letter, kind.digit) {
        case (0x41, 0x33), (0x41, 0x34): .searchReport
        case (_, 0x38), (_, 0x39): .correction
        // B1 and C1–C2 were later publications of an application (amended claims, modified front page) in the 1990s.
        case (0x41, _), (0x42, _), (0x43, _): .patentApplication
        default: .unknown
        }
    }

    private static func china(_ kind: KindBytes) -> PublicationClass {
        switch (kind.letter, kind.digit) {
        case (0x53, _), (0x44, _): .design
        case (_, 0x38), (_, 0x39): .correction
        case (0x41, _): .patentApplication
        case (0x42, _), (0x43, _): .patentGrant
        case (0x55, _), (0x59, _): .utilityModel
        default: .unknown
        }
    }

    /// ST.16 groups: 1 (A B C) patents, 2 (U Y Z) utility models, others by letter.
    private static func general(_ kind: KindBytes, _ office: String) -> PublicationClass {
        if kind.digit == 0x38 || kind.digit == 0x39, !(office == "JP" && kind.isLetter("A")) { return .correction }
        switch kind.letter {
        case 0x41:
            // EA publishes its search reports as A3; ES and FR use A2 and A3 for applications.
            return kind.digit == 0x33 && office == "EA" ? .searchReport : .patentApplication
        case 0x42, 0x43: return .patentGrant
        case 0x44: return office == "DE" ? .patentGrant : .unknown
        case 0x45: return ["JP", "KR", "CA", "AU", "PH"].contains(office) ? .reissue : .patentGrant
        case 0x46: return ["JP", "TW"].contains(office) ? .design : .patentApplication
        case 0x48: return .correction
        case 0x4C: return .patentApplication
        case 0x50: return .plant
        case 0x51, 0x52: return .searchReport
        case 0x53: return .design
        case 0x54: return .translation
        case 0x55, 0x59, 0x5A: return .utilityModel
        default: return .unknown
        }
    }
}
