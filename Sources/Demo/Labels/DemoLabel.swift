/// One of the 64 assistive-technology labels of the demonstration corpus.
///
/// The strands, the domains and the subjects named as emerging follow WIPO Technology Trends 2021, Assistive
/// Technology; the conventional half follows the product classes of ISO 9999. Names, ids and vocabulary are ours.
package struct DemoLabel: Sendable {
    /// Conventional or emerging, as WIPO Technology Trends 2021 parts the field.
    package enum Strand: String, Sendable, CaseIterable { case conventional, emerging }

    /// The seven domains of WIPO Technology Trends 2021.
    package enum Domain: String, Sendable, CaseIterable {
        case mobility, vision, hearing, communication, cognition
        case selfCare = "self-care"
        case builtEnvironment = "built environment"
    }

    /// In kebab case; stable.
    package let id: String
    package let name: String
    package let strand: Strand
    package let domain: Domain
    /// CPC symbols without spaces, the most telling first.
    package let cpc: [String]
    /// One IPC symbol that covers the subject, coarser than the CPC symbols where IPC has no such group.
    package let ipc: String
    /// What such a device is called in French, for the second language of WO publications.
    package let french: String
    /// What the claimed thing may be called: noun phrases in the singular.
    package let devices: [String]
    /// Parts such a device has: noun phrases in the singular.
    package let parts: [String]
    /// What it is for: verb phrases in the infinitive, without "to".
    package let goals: [String]
    /// Ids of the labels that a document with this one carries more often than chance.
    package let neighbours: [String]

    /// The topic words: devices, parts and goals.
    package var phrases: [String] { devices + parts + goals }

    init(
        _ id: String, _ name: String, _ strand: Strand, _ domain: Domain, cpc: String, ipc: String, french: String,
        devices: String, parts: String, goals: String, neighbours: String
    ) {
        self.id = id
        self.name = name
        self.strand = strand
        self.domain = domain
        self.cpc = list(cpc)
        self.ipc = ipc
        self.french = french
        self.devices = list(devices)
        self.parts = list(parts)
        self.goals = list(goals)
        self.neighbours = list(neighbours)
    }

    /// All 64, domain by domain; the order is part of the format (a label's index seeds choices).
    package static let all: [DemoLabel] =
        mobility + vision + hearing + communication + cognition + selfCare + builtEnvironment
}

/// The items of a comma-separated list.
func list(_ text: String) -> [String] {
    text.split(separator: ",").map { String($0.drop { $0 == " " }) }
}
