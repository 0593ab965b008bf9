extension DemoLabel {
    static let builtEnvironment: [DemoLabel] = [
        DemoLabel(
            "stair-lifts", "Stair lifts and platform lifts", .conventional, .builtEnvironment,
            cpc: "B66B9/08, B66B9/0807, B66B9/083", ipc: "B66B9/08", french: "monte-escalier",
            devices: "stair lift, inclined platform lift, stair climber",
            parts:
                "curved rail, rack and pinion drive, carriage, folding platform, levelling gear, overspeed governor, landing switch",
            goals:
                "carry a person up a staircase, keep the seat level on a curve, stop before an obstacle on the stairs, "
                + "fold away at the landing",
            neighbours: "access-ramps, person-hoists"),
        DemoLabel(
            "access-ramps", "Ramps and handrails", .conventional, .builtEnvironment,
            cpc: "E04F11/002, E04F11/18, B60P1/43", ipc: "E04F11/00", french: "rampe d'accès",
            devices: "portable ramp, threshold ramp, modular access ramp",
            parts:
                "ramp panel, anti-slip surface, edge kerb, threshold wedge, handrail bracket, support leg, folding seam",
            goals:
                "bridge a step for a wheelchair, unfold without tools, fit the height of a threshold, "
                + "guide the hand along a stair",
            neighbours: "vehicle-access, stair-lifts"),
        DemoLabel(
            "vehicle-access", "Vehicle access and adaptation", .conventional, .builtEnvironment,
            cpc: "A61G3/06, A61G3/08, B60N2/24", ipc: "A61G3/06", french: "dispositif d'accès au véhicule",
            devices: "vehicle wheelchair lift, wheelchair tie-down system, hand control for a car",
            parts:
                "tie-down retractor, tail lift, floor anchor, hand lever, kneeling suspension, swing-out seat, occupant belt",
            goals:
                "lift a wheelchair into a van, anchor a wheelchair in a bus, drive a car without the legs, "
                + "lower the floor of a vehicle at a stop",
            neighbours: "access-ramps, manual-wheelchairs"),
        DemoLabel(
            "door-openers", "Automatic doors and windows", .conventional, .builtEnvironment,
            cpc: "E05F15/70, E05F15/73, E05F15/60", ipc: "E05F15/70", french: "ouvre-porte automatique",
            devices: "door opener, automatic swing door, window operator",
            parts: "swing arm, presence detector, push plate, door closer, strike release, safety strip, motor reducer",
            goals:
                "open a door for a wheelchair user, hold a door until a person has passed, reverse on contact, "
                + "unlatch a door from a distance",
            neighbours: "smart-home-control, access-ramps"),
        DemoLabel(
            "person-hoists", "Hoists and transfer aids", .conventional, .builtEnvironment,
            cpc: "A61G7/10, A61G7/1042, A61G7/1051", ipc: "A61G7/10", french: "lève-personne",
            devices: "ceiling hoist, patient lifter, standing aid",
            parts: "sling, spreader bar, ceiling track, lifting strap, transfer turntable, mast, knee pad",
            goals:
                "lift a person out of bed, transfer a person between seats, spare the back of a carer, "
                + "raise a seated person to standing",
            neighbours: "bathing-aids, stair-lifts"),
        DemoLabel(
            "smart-home-control", "Smart home control", .emerging, .builtEnvironment,
            cpc: "H04L12/2803, G05B15/02, H04L12/282", ipc: "H04L12/28", french: "commande de maison intelligente",
            devices: "smart home controller, environmental control unit, ambient assisted living system",
            parts:
                "home gateway, presence sensor network, appliance relay, scene rule, activity model, bedside remote, light actuator",
            goals:
                "switch lights by voice or breath, recognise an activity of daily living, turn off a forgotten stove, "
                + "adapt a room to its occupant",
            neighbours: "smart-assistants, door-openers"),
        DemoLabel(
            "indoor-navigation", "Navigation in public spaces", .emerging, .builtEnvironment,
            cpc: "G01C21/206, H04W4/33, G01C21/20", ipc: "G01C21/20", french: "système de navigation intérieure",
            devices: "indoor navigation system, audible signage system, accessible route planner",
            parts:
                "radio beacon, landmark database, step counter, route graph, audible sign, magnetic map, floor transition detector",
            goals:
                "find a step-free route, lead a traveller to a platform, position a person without satellites, "
                + "announce a junction ahead",
            neighbours: "obstacle-wearables, autonomous-wheelchairs"),
        DemoLabel(
            "service-robots", "Assistive service robots", .emerging, .builtEnvironment,
            cpc: "B25J11/008, B25J9/1697, B25J5/007", ipc: "B25J11/00", french: "robot d'assistance domestique",
            devices: "assistive service robot, wheelchair-mounted manipulator, fetching robot",
            parts:
                "mobile base, manipulator arm, gripper finger, object detector, grasp planner, handover sensor, remote operator console",
            goals:
                "fetch an object from the floor, hand over a glass of water, open a drawer by itself, "
                + "learn a household task from a demonstration",
            neighbours: "companion-robots, feeding-robots"),
    ]
}
