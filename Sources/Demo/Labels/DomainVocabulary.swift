/// Words that all labels of a domain share, so that labels of one domain are hard to tell apart.
struct DomainVocabulary: Sendable {
    /// Who uses the devices: plural noun phrases.
    let users: [String]
    let parts: [String]
    let goals: [String]

    init(users: String, parts: String, goals: String) {
        self.users = list(users)
        self.parts = list(parts)
        self.goals = list(goals)
    }

    static func of(_ domain: DemoLabel.Domain) -> DomainVocabulary {
        switch domain {
        case .mobility: mobility
        case .vision: vision
        case .hearing: hearing
        case .communication: communication
        case .cognition: cognition
        case .selfCare: selfCare
        case .builtEnvironment: builtEnvironment
        }
    }

    private static let mobility = DomainVocabulary(
        users: "persons with a walking impairment, paraplegic users, persons after a stroke, elderly pedestrians",
        parts: "frame tube, wheel, pivot joint, brake lever, grip, strap, foot support, load cell",
        goals:
            "support the body weight, move over rough ground, keep the balance, spare the joints, turn in a small radius"
    )
    private static let vision = DomainVocabulary(
        users: "blind persons, visually impaired users, persons with low vision, persons with macular degeneration",
        parts: "camera, lens, image sensor, display, light source, optical axis, earpiece, tactile element",
        goals: "perceive the surroundings, read printed matter, avoid an obstacle, see in dim light, recognise a shape")
    private static let hearing = DomainVocabulary(
        users: "hard-of-hearing persons, deaf persons, hearing aid wearers, persons with a sensorineural loss",
        parts:
            "microphone, sound processor, amplifier, earhook, filter bank, audio signal, housing shell, vibration element",
        goals:
            "understand speech in noise, transmit sound to the ear, reduce background noise, notice a sound, match a hearing loss"
    )
    private static let communication = DomainVocabulary(
        users:
            "persons who cannot speak, persons with a motor impairment, persons with locked-in syndrome, aphasic users",
        parts:
            "screen, selection cursor, message window, input sensor, vocabulary store, key, loudspeaker, signal classifier",
        goals:
            "compose a message, select a symbol, enter text with little effort, confirm a choice, take part in a conversation"
    )
    private static let cognition = DomainVocabulary(
        users:
            "persons with dementia, forgetful persons, children with learning difficulties, persons with a brain injury",
        parts:
            "reminder unit, schedule memory, prompt display, caregiver terminal, event log, speaker, activity sensor, clock circuit",
        goals:
            "follow a daily routine, inform a caregiver, remember an appointment, reduce anxiety, live alone for longer"
    )
    private static let selfCare = DomainVocabulary(
        users: "persons in need of care, bedridden patients, persons with a weak grip, residents of a nursing home",
        parts:
            "hand piece, skin contact surface, disposable layer, wash-proof cover, rim, care station, alarm unit, fluid channel",
        goals:
            "preserve the dignity of the user, maintain hygiene, relieve the nursing staff, eat without help, keep the skin healthy"
    )
    private static let builtEnvironment = DomainVocabulary(
        users: "residents with a disability, wheelchair users, travellers with reduced mobility, carers at home",
        parts: "wall bracket, floor plate, rail, drive unit, door leaf, building controller, safety edge, platform",
        goals:
            "pass a threshold, reach another floor, operate the home, enter a building without barriers, find the way")
}
