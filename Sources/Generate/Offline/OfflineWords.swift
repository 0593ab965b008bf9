/// Words of the offline writer's own, which say nothing of a label; some are of neighbouring subjects, as in real texts.
enum OfflineWords {
    static let adjectives = words(
        """
        adjustable, modular, foldable, lightweight, portable, removable, compact, rigid, flexible, padded, hinged, telescopic, lockable, \
        waterproof, low-friction, spring-loaded, motor-driven, battery-powered, wireless, self-aligning, curved, tubular, resilient, perforated, \
        insulated, reinforced, detachable, rotatable, pivoting, sealed, layered, shielded, calibrated, tapered, ribbed, moulded
        """)

    static let parts = words(
        """
        housing, frame, base plate, support arm, control unit, drive motor, gear stage, locking lever, clamp, bracket, guide rail, bearing, \
        shaft, sleeve, spring element, damper, coupling, hinge, strap, buckle, cushion, handle, latch, carriage, cable, connector, circuit board, \
        processor, memory, display, loudspeaker, microphone, camera, pressure sensor, acceleration sensor, proximity sensor, temperature sensor, \
        antenna, transmitter, receiver, battery, charging contact, push button, touch surface, indicator lamp, valve, pump, reservoir, filter, \
        membrane, spacer, stop, cover, lid, drawer, tray, rod, wheel, roller, belt, pulley, actuator, magnet, coil, electrode, lens, light source
        """)

    static let relations = words(
        """
        attached to, pivotally mounted on, slidably received in, electrically connected to, fixed to, arranged between the ends of, \
        releasably coupled to, supported by, enclosed by, disposed beneath, guided along, biased towards
        """)

    static let actions = words(
        """
        detect a change of position, limit a movement, hold a selected height, compensate for a load, convert a signal into a movement, \
        store a set of values, compare a measured value with a threshold, issue a warning, release the lock, reduce vibration, \
        distribute a pressure evenly, transmit a signal to a remote station, stop the drive on contact, follow a movement of the user, \
        adapt a setting to the user, supply energy for at least eight hours, return to a rest position, filter out disturbances
        """)

    static let materials = words(
        """
        aluminium, stainless steel, carbon fibre, polyamide, silicone, a woven fabric, an elastomer, polypropylene, a foam, titanium, beech wood, \
        a laminate
        """)

    static let effects = words(
        """
        handling becomes simpler, the risk of a fault is reduced, the effort of the user falls, wear is kept low, cleaning takes less time, \
        errors are noticed at once, the weight stays small, setting up takes one hand only, the noise is low, the position remains stable, \
        costs of upkeep are reduced, the parts can be exchanged without tools
        """)

    /// Things of neighbouring subjects.
    static let neighbours = words(
        """
        a wheelchair, a walker, a bed, a telephone, a keyboard, a screen, a vehicle, a garment, spectacles, a clock, a staircase, a door, a robot, \
        an earphone, a shoe, a chair, a cup, a bath, a lamp, a computer, a hand, a knee, an ear, an eye
        """)

    static let users = words(
        """
        a user, an elderly person, a patient, a person with reduced mobility, a carer, a person with an impairment, a therapist, a child
        """)

    private static func words(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }
}

/// English articles and number, roughly.
enum RoughGrammar {
    /// `a lever`, `an arm`.
    static func indefinite(_ noun: String) -> String {
        ("aeio".contains(noun.prefix(1).lowercased()) ? "an " : "a ") + noun
    }

    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// The last word without the `s` of a plural.
    static func singular(_ noun: String) -> String {
        if noun.hasSuffix("nses") || noun.hasSuffix("xes") || noun.hasSuffix("sses") { return String(noun.dropLast(2)) }
        if noun.hasSuffix("ies"), noun.count > 4 { return noun.dropLast(3) + "y" }
        return noun.hasSuffix("s") && !noun.hasSuffix("ss") && !noun.hasSuffix("us") && noun.count > 3
            ? String(noun.dropLast()) : noun
    }
}
