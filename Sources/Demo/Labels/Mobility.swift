extension DemoLabel {
    static let mobility: [DemoLabel] = [
        DemoLabel(
            "walking-sticks-crutches", "Walking sticks and crutches", .conventional, .mobility,
            cpc: "A61H3/02, A61H3/0288, A45B9/02", ipc: "A61H3/02", french: "canne de marche",
            devices: "walking stick, forearm crutch, quad cane",
            parts: "handgrip, shaft, ferrule, underarm pad, forearm cuff, wrist strap, telescopic tube",
            goals:
                "carry part of the body weight on the arms, relieve an injured leg, adjust the length of the stick, "
                + "hold the ground on ice",
            neighbours: "walking-frames, smart-walking-aids"),
        DemoLabel(
            "walking-frames", "Walking frames and rollators", .conventional, .mobility,
            cpc: "A61H3/04, A61H3/00, A61H2003/046", ipc: "A61H3/04", french: "déambulateur à roulettes",
            devices: "rollator, walking frame, wheeled walker",
            parts:
                "front castor, push handle, brake cable, folding cross brace, seat panel, carrying basket, kerb climber",
            goals:
                "steady the gait over uneven ground, fold flat for the boot of a car, brake both rear wheels together, "
                + "offer a seat for resting on the way",
            neighbours: "walking-sticks-crutches, smart-walking-aids"),
        DemoLabel(
            "manual-wheelchairs", "Manual wheelchairs", .conventional, .mobility,
            cpc: "A61G5/02, A61G5/08, A61G5/10", ipc: "A61G5/02", french: "fauteuil roulant manuel",
            devices: "manual wheelchair, hand-propelled wheelchair, folding wheelchair",
            parts:
                "push rim, camber axle, quick-release wheel, cross-folding frame, footplate, side guard, lever drive",
            goals:
                "reduce the strain on the shoulders, propel the chair by hand, pass narrow doorways, "
                + "climb a kerb without help",
            neighbours: "wheelchair-seating, powered-wheelchairs"),
        DemoLabel(
            "powered-wheelchairs", "Powered wheelchairs", .conventional, .mobility,
            cpc: "A61G5/04, A61G5/043, A61G5/1051", ipc: "A61G5/04", french: "fauteuil roulant électrique",
            devices: "powered wheelchair, electric wheelchair, mobility scooter",
            parts:
                "hub motor, joystick, traction battery, motor controller, anti-tip wheel, drive train, charging socket",
            goals:
                "drive the chair up a slope, limit the speed on a descent, extend the range of the battery, "
                + "steer with small movements of the hand",
            neighbours: "wheelchair-seating, autonomous-wheelchairs"),
        DemoLabel(
            "wheelchair-seating", "Wheelchair seats, cushions and wheels", .conventional, .mobility,
            cpc: "A61G5/12, A61G5/1043, A61G5/1091", ipc: "A61G5/12", french: "siège de fauteuil roulant",
            devices: "wheelchair cushion, postural seating system, tilt-in-space seat",
            parts: "air cell, contoured foam, lateral support, headrest, recline hinge, leg rest, pelvic belt",
            goals:
                "prevent pressure sores, redistribute the load on the buttocks, hold the trunk upright, "
                + "recline the backrest without shear",
            neighbours: "manual-wheelchairs, powered-wheelchairs"),
        DemoLabel(
            "limb-prostheses", "Limb prostheses", .conventional, .mobility,
            cpc: "A61F2/60, A61F2/66, A61F2/78", ipc: "A61F2/60", french: "prothèse de membre",
            devices: "prosthetic foot, below-knee prosthesis, prosthetic leg",
            parts: "stump socket, liner, pylon, heel spring, ankle joint, suspension sleeve, pyramid adapter",
            goals:
                "store energy at heel strike, fit the socket to the stump, return energy at push-off, "
                + "absorb torsion in the leg",
            neighbours: "advanced-prostheses, limb-orthoses"),
        DemoLabel(
            "limb-orthoses", "Orthoses and braces", .conventional, .mobility,
            cpc: "A61F5/01, A61F5/0127, A61F5/0123", ipc: "A61F5/01", french: "orthèse de genou",
            devices: "knee brace, ankle-foot orthosis, hinged orthosis",
            parts: "hinge plate, thigh shell, calf band, hook-and-loop strap, condyle pad, stirrup, extension stop",
            goals:
                "stabilise the knee joint, limit flexion of the joint, correct a drop foot, unload a worn compartment",
            neighbours: "limb-prostheses, lower-body-exoskeletons"),
        DemoLabel(
            "smart-walking-aids", "Balancing and smart walking aids", .emerging, .mobility,
            cpc: "A61H3/04, A61H2201/5061, A61H2003/043", ipc: "A61H3/00", french: "aide à la marche intelligente",
            devices: "smart cane, self-balancing walker, instrumented walking aid",
            parts:
                "inertial measurement unit, reaction wheel, grip force sensor, gait estimator, tilt controller, haptic handle, gyroscope",
            goals:
                "counteract a stumble, estimate the phase of the gait, warn of a loss of balance, "
                + "assist the push with a motor",
            neighbours: "walking-frames, fall-detectors"),
        DemoLabel(
            "autonomous-wheelchairs", "Autonomous wheelchairs", .emerging, .mobility,
            cpc: "A61G5/04, G05D1/02, A61G2203/22", ipc: "G05D1/02", french: "fauteuil roulant autonome",
            devices: "autonomous wheelchair, self-driving wheelchair, robotic wheelchair",
            parts:
                "lidar scanner, occupancy map, path planner, odometry unit, docking station, collision monitor, depth camera",
            goals:
                "plan a path around people, localise the chair on a map, follow a companion, dock at a bed or table",
            neighbours: "powered-wheelchairs, indoor-navigation"),
        DemoLabel(
            "lower-body-exoskeletons", "Lower-body exoskeletons", .emerging, .mobility,
            cpc: "A61H3/00, B25J9/0006, A61H1/0262", ipc: "B25J9/00", french: "exosquelette des membres inférieurs",
            devices: "lower-body exoskeleton, walking assistance exoskeleton, powered hip device",
            parts: "hip actuator, knee actuator, thigh cuff, shank link, foot force plate, torque sensor, waist frame",
            goals:
                "apply an assist torque to the hip, let a paraplegic person stand up, synchronise the joints with the "
                + "gait, bear the weight of the machine",
            neighbours: "upper-body-exoskeletons, limb-orthoses"),
        DemoLabel(
            "upper-body-exoskeletons", "Upper-body exoskeletons", .emerging, .mobility,
            cpc: "B25J9/0006, A61H1/0274, A61H1/0281", ipc: "B25J9/00", french: "exosquelette des membres supérieurs",
            devices: "arm exoskeleton, upper-body exoskeleton, powered hand glove",
            parts:
                "shoulder actuator, elbow link, tendon cable, finger exotendon, pneumatic muscle, back frame, arm rest",
            goals:
                "lift the arm against gravity, close the fingers around an object, train the arm after a stroke, "
                + "relieve the shoulder in overhead work",
            neighbours: "lower-body-exoskeletons, advanced-prostheses"),
        DemoLabel(
            "advanced-prostheses", "Advanced and neural prostheses", .emerging, .mobility,
            cpc: "A61F2/72, A61F2/586, A61F2/70", ipc: "A61F2/72", french: "prothèse myoélectrique",
            devices: "myoelectric hand, neuroprosthesis, printed prosthetic hand",
            parts:
                "electromyographic electrode, finger drive, pattern classifier, nerve cuff electrode, thumb rotator, printed socket, slip sensor",
            goals:
                "decode the intended grasp, feel the touch of an object, drive each finger separately, "
                + "print the socket from a scan",
            neighbours: "limb-prostheses, brain-computer-interfaces"),
    ]
}
