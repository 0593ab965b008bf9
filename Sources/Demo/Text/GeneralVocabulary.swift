/// Words that any mechanical, electrical or medical document may use: they tell no label from another.
enum GeneralVocabulary {
    static let parts = list(
        "housing, base plate, controller, memory, fastener, spring, bearing, cover, cable, power supply, battery, "
            + "printed circuit board, communication interface, mounting bracket, locking pin, sensor, processor, "
            + "user interface, connector, guide element, support member, adjusting screw, seal, actuator, status indicator"
    )
    static let goals = list(
        "simplify the assembly, reduce the weight of the device, save energy, allow quick replacement of parts, "
            + "adapt the device to the user, keep the cost of manufacture low, improve reliability, ease cleaning, "
            + "prevent unintended operation, reduce noise, transmit data to a remote server, store a measured value")
    /// Devices named without telling the label.
    static let devices = list(
        "assistive device, aid, apparatus, assistance system, device for persons with a disability, support apparatus")
    static let materials = list(
        "aluminium, stainless steel, polypropylene, silicone rubber, carbon fibre composite, polyamide, "
            + "thermoplastic elastomer, titanium alloy, moulded foam, woven textile")
    static let joined = list(
        "mounted, attached, coupled, hinged, connected, fixed, clamped, bonded, fitted, secured, releasably connected")
    static let qualities = list(
        "adjustable, detachable, flexible, rigid, lightweight, waterproof, removable, elongate, curved, replaceable, "
            + "resilient, wireless")
    static let manners = list(
        "substantially, preferably, continuously, automatically, selectively, reliably, partially, directly, advantageously"
    )
    static let units = list("mm, cm, N, ms, Hz, V, mW, s")
}
