/// Under which names models write the fields that they were asked for.
struct FieldKeys: Sendable {
    private let places: [String: String]

    init(_ fields: [PromptField]) {
        var places: [String: String] = [:]
        for field in fields { places[Self.plain(field.name)] = field.name }
        for field in fields {
            for other in Self.others[field.name] ?? [] where places[other] == nil { places[other] = field.name }
        }
        self.places = places
    }

    /// The field that a key or a heading means, and whether it is its own name; nil for none.
    func field(_ key: String) -> (name: String, isOwn: Bool)? {
        let plain = Self.plain(key)
        guard let name = places[plain] else { return nil }
        return (name, plain == Self.plain(name))
    }

    /// Small letters alone: `1_title`, `**Title**` and `TITLE` are `title`.
    private static func plain(_ key: String) -> String {
        String(
            decoding: key.utf8.compactMap { byte -> UInt8? in
                let lower = byte | 0x20
                return byte < 0x80 && lower >= 0x61 && lower <= 0x7A ? lower : nil
            }, as: UTF8.self)
    }

    private static let others: [String: [String]] = [
        "title": ["titleoftheinvention", "inventiontitle", "patenttitle", "titel", "productname", "reporttitle"],
        "abstract": ["abstractofthedisclosure", "abstracttext", "summary", "zusammenfassung", "shortdescription"],
        "claims": ["claim", "whatisclaimedis", "whatisclaimed", "patentclaims", "listofclaims", "weclaim", "iclaim"],
        "technical_field": ["field", "fieldoftheinvention", "technicalfieldoftheinvention"],
        "background": ["backgroundoftheinvention", "backgroundart", "problem", "priorart"],
        "summary": ["summaryoftheinvention", "briefsummary", "solution"],
        "drawings": ["briefdescriptionofthedrawings", "briefdescriptionofdrawings"],
        "embodiments": ["detaileddescription", "description", "detaileddescriptionoftheinvention"],
        "industrial_applicability": ["industrialapplication"],
        "description": [
            "detaileddescription", "detaileddescriptionoftheinvention", "fulldescription", "body", "text", "report",
        ],
    ]
}
