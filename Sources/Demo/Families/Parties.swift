import Corpus

/// Who applied for a family and who invented; every name is made up and says so.
struct Parties: Sendable {
    struct Person: Sendable {
        let first: String
        let last: String
        let city: String
        let country: String
    }

    let applicants: [(name: String, city: String, country: String)]
    let inventors: [Person]

    init(of record: DemoRecord) {
        var generator = SeededGenerator(seed: record.seed, stream: Stream.parties.of(record.place.leader))
        var applicants: [(name: String, city: String, country: String)] = []
        for _ in 0..<(generator.uniform(5) == 0 ? 2 : 1) {
            let place = Choice.one(of: Parties.places, &generator)
            let name =
                Choice.one(of: Parties.first, &generator) + " " + Choice.one(of: Parties.trades, &generator) + " "
                + Choice.one(of: Parties.forms, &generator)
            applicants.append((name, place.city, place.country))
        }
        self.applicants = applicants
        var inventors: [Person] = []
        for _ in 0..<(1 + generator.uniform(4)) {
            let place = Choice.one(of: Parties.places, &generator)
            inventors.append(
                Person(
                    first: Choice.one(of: Parties.firstNames, &generator),
                    last: Choice.one(of: Parties.lastNames, &generator), city: place.city, country: place.country))
        }
        self.inventors = inventors
    }

    private static let first = list("Example, Sample, Specimen, Placeholder, Fictional, Madeup, Imaginary, Invented")
    private static let trades = list(
        "Mobility, Rehabilitation, Optics, Acoustics, Robotics, Home Care, Speech & Hearing, Access Systems, Medical")
    private static let forms = list("Ltd, GmbH, Inc., S.A., K.K., AB, University, & Co.")
    private static let firstNames = list(
        "Aino, Björn, Chloé, Dario, Emeka, Fatima, Gita, Hiro, Inés, Jonas, Kaja, Liang, Mara, Noor, Olu, Petra")
    private static let lastNames = list(
        "Examplesson, Musterfrau, Sampleton, Fictoria, Dupontel-Exemple, Specimenko, Testarossi, Beispielmann, "
            + "Madeupsen, Ejemplo Núñez, Reishi, Tamesu")
    private static let places: [(city: String, country: String)] = [
        ("Geneva", "CH"), ("Boston", "US"), ("Osaka", "JP"), ("Munich", "DE"), ("Lyon", "FR"), ("Daejeon", "KR"),
        ("Leeds", "GB"), ("Uppsala", "SE"), ("Austin", "US"), ("Shenzhen", "CN"),
    ]
}

extension DemoRecord {
    /// The priorities that all members of the family claim.
    var priorities: [(country: String, number: String, day: Day)] {
        var generator = SeededGenerator(seed: seed, stream: Stream.parties.of(place.leader, 1))
        let countries = ["US", "GB", "DE", "JP", "FR", "KR"]
        return (0...(generator.uniform(6) == 0 ? 1 : 0)).map { ordinal in
            let country = countries[generator.uniform(countries.count)]
            // Nine, the family and the ordinal: unique, and longer than any office's real serials.
            return (
                country, "\(priority.year)9\(format7(place.leader))\(ordinal)",
                priority.later(months: ordinal == 0 ? 0 : min(3, 11))
            )
        }
    }

    /// The family's first priority in words.
    var priorityText: String {
        let first = priorities[0]
        return "application \(first.country) \(first.number)"
    }

    /// The application number, unlike any real one: serials of nine hundred thousand and more.
    var application: String {
        switch office {
        case "WO": "PCT/IB\(filed.year)/9\(format7(place.leader))"
        case "EP": "\(format7(filed.year % 100).suffix(2))9\(format7(place.leader))"
        // A grant has the number of the application it was granted on: that of the member before.
        default: "89\(format7(followsApplication ? index - 1 : index))"
        }
    }

    func format7(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    }
}
