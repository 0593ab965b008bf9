import Corpus

/// What is known of a document before its text is written: numbers, dates, kind, labels, family.
struct DemoRecord: Sendable {
    let index: Int
    let seed: UInt64
    let place: Place
    /// The first document of the family whose text this one has: its own family's, unless it is a near-duplicate.
    let content: Int
    /// Set in a near-duplicate: the document it is a light edit of.
    let copied: Int?
    /// Indices into `DemoLabel.all`, the main label first.
    let labels: [Int]
    let office: String
    let kind: String
    /// The publication number as the id has it: WO and US applications with their year.
    let number: String
    let published: Day
    let filed: Day
    let priority: Day
    /// Whether this is a grant on the application that the document before it publishes.
    let followsApplication: Bool

    /// Office, number and kind in one.
    var id: String { office + number + kind }
    var isGrant: Bool { kind.first == "B" }

    init(_ index: Int, seed: UInt64, dialect: DemoDialect) {
        let place = Place(of: index, seed: seed)
        let (office, kind) = Member.of(place, dialect: dialect)
        self.index = index
        self.seed = seed
        self.place = place
        self.office = office
        self.kind = kind
        followsApplication =
            place.member > 0 && kind.first == "B"
            && Member.of(place.before, dialect: dialect).office == office
        copied = DemoRecord.copied(by: place, seed: seed)
        content = copied ?? place.leader
        labels = LabelChoice.labels(ofContent: content, seed: seed)

        // The year and the serial of a WO publication are one number, spread over the years by a step that shares no
        // factor with the number of slots: unique up to `DemoPlan.largest`, and of no order in time.
        let slots = 24 * 300_000
        let offset = Int(SeededGenerator.scrambled(seed) % UInt64(slots))
        let slot = (place.leader * 2_654_437 + offset) % slots
        var generator = SeededGenerator(seed: seed, stream: Stream.dates.of(place.leader))
        let first = Day(months: (1998 + slot / 300_000) * 12 + generator.uniform(12), day: 1 + generator.uniform(28))
        priority = Day(months: first.months - 18, day: 1 + generator.uniform(28))
        let laterBy = Member.months(place, kind: kind, draw: generator.uniform(24))
        published = first.later(months: laterBy)
        filed = priority.later(months: office == "WO" || place.member == 0 ? 12 : 12 + min(laterBy, 12))
        switch office {
        case "WO": number = String(first.year) + String(700_000 + slot % 300_000)
        case "EP": number = String(8_000_000 + place.leader)
        default:
            number =
                kind.first == "A" ? String(published.year) + String(8_000_000 + index) : String(90_000_000 + index)
        }
    }

    /// How many of a thousand families of one are near-duplicates; such families hold a third of the documents.
    private static let copiesInThousand = 62

    /// About one document in fifty copies another family: some of the families of one do, unless their source copies
    /// too.
    private static func copied(by place: Place, seed: UInt64) -> Int? {
        guard place.size == 1, place.leader >= 8 else { return nil }
        var generator = SeededGenerator(seed: seed, stream: Stream.copies.of(place.leader))
        guard generator.uniform(1_000) < copiesInThousand else { return nil }
        let source = Place(of: generator.uniform(place.leader), seed: seed)
        if source.size == 1 {
            var other = SeededGenerator(seed: seed, stream: Stream.copies.of(source.leader))
            if other.uniform(1_000) < copiesInThousand { return nil }
        }
        return source.leader
    }
}

/// Offices and kinds of the members of a family.
enum Member {
    static func of(_ place: Place, dialect: DemoDialect) -> (office: String, kind: String) {
        let variant = place.variant
        if dialect == .uspto {
            switch place.size {
            case 1: return ("US", variant < 60 ? "A1" : variant < 72 ? "B1" : "B2")
            default: return ("US", place.member == 1 ? "B2" : "A1")
            }
        }
        switch place.size {
        case 1: return variant < 70 ? ("WO", "A1") : variant < 90 ? ("EP", "A1") : ("US", "A1")
        case 2:
            switch variant {
            case ..<30: return place.member == 0 ? ("WO", "A1") : ("EP", "B1")
            case ..<55: return place.member == 0 ? ("WO", "A1") : ("US", "B2")
            case ..<75: return ("EP", place.member == 0 ? "A1" : "B1")
            case ..<85: return ("EP", place.member == 0 ? "A2" : "B1")
            default: return ("US", place.member == 0 ? "A1" : "B2")
            }
        default:
            if place.member == 0 { return ("WO", "A1") }
            return (variant < 50 ? "US" : "EP", place.member == 1 ? "A1" : variant < 50 ? "B2" : "B1")
        }
    }

    /// Months from the family's first publication to this one.
    static func months(_ place: Place, kind: String, draw: Int) -> Int {
        if place.member == 0 { return 0 }
        return kind.first == "B" ? 18 + draw : place.member == 2 ? 16 + draw / 4 : 6 + draw / 4
    }
}
