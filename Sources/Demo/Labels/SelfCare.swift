extension DemoLabel {
    static let selfCare: [DemoLabel] = [
        DemoLabel(
            "adapted-cutlery", "Adapted cutlery and cups", .conventional, .selfCare,
            cpc: "A47G21/02, A47G21/08, A47G19/22", ipc: "A47G21/02", french: "couvert adapté",
            devices: "adapted spoon, tremor-damping fork, no-spill cup",
            parts: "bendable neck, thick handle, plate rim, spout lid, counterweight, swivel bowl, cup cut-out",
            goals:
                "hold a spoon with a weak grip, damp the tremor of a hand, drink without tilting the head, "
                + "scoop food against a rim",
            neighbours: "feeding-robots, dressing-aids"),
        DemoLabel(
            "dressing-aids", "Dressing aids", .conventional, .selfCare,
            cpc: "A47G25/90, A47G25/908, A41D13/1236", ipc: "A47G25/90", french: "enfile-bas",
            devices: "stocking donning aid, dressing stick, shoe donning device",
            parts: "stocking gutter, pull cord, button hook, zip ring, long shoehorn, sock frame, magnetic closure",
            goals:
                "pull a stocking over the heel, fasten a button with one hand, don a shoe without bending, "
                + "close a garment for a seated person",
            neighbours: "bathing-aids, adapted-cutlery"),
        DemoLabel(
            "bathing-aids", "Bathing aids", .conventional, .selfCare,
            cpc: "A47K3/12, A47K3/122, A61G7/1003", ipc: "A47K3/12", french: "siège de bain",
            devices: "bath seat, walk-in bathtub, shower chair",
            parts:
                "transfer board, drain hole, tub door, suction foot, waterproof bellows, swivel seat, hand shower bracket",
            goals:
                "lower a bather into the water, step into a tub without climbing, sit while showering, "
                + "seal the door of a tub",
            neighbours: "toilet-aids, person-hoists"),
        DemoLabel(
            "toilet-aids", "Toilet aids and grab rails", .conventional, .selfCare,
            cpc: "A47K13/00, A47K17/02, E03D9/08", ipc: "A47K17/02", french: "rehausseur de toilettes",
            devices: "raised toilet seat, toilet lift, washing toilet",
            parts: "grab rail, folding support arm, seat riser, washing nozzle, drying fan, bowl clamp, commode bucket",
            goals:
                "rise from the toilet with less effort, cleanse a person without wiping, hold on while turning, "
                + "fold away beside the bowl",
            neighbours: "bathing-aids, incontinence-products"),
        DemoLabel(
            "incontinence-products", "Incontinence and stoma products", .conventional, .selfCare,
            cpc: "A61F5/44, A61F5/455, A61F13/15", ipc: "A61F5/44", french: "poche urinaire",
            devices: "ostomy pouch, urine collection device, absorbent pad",
            parts:
                "absorbent core, hydrocolloid wafer, drain tap, odour filter, leg bag, leak barrier, catheter connector",
            goals:
                "collect urine without leakage, lock odour in the pouch, keep the skin dry, "
                + "couple a pouch to the skin",
            neighbours: "smart-diapers, toilet-aids"),
        DemoLabel(
            "smart-diapers", "Smart diapers", .emerging, .selfCare,
            cpc: "A61F13/42, A61F2013/424, A61B5/202", ipc: "A61F13/42", french: "couche connectée",
            devices: "smart diaper, wetness sensing garment, connected absorbent article",
            parts:
                "printed conductive track, wetness sensor, clip-on transmitter, moisture antenna, change notification, saturation estimator, disposable electrode",
            goals:
                "signal that a diaper needs changing, estimate the volume of urine, predict the next voiding, "
                + "tell sweat from urine",
            neighbours: "incontinence-products, health-wearables"),
        DemoLabel(
            "feeding-robots", "Feeding robots", .emerging, .selfCare,
            cpc: "B25J11/0045, A47G21/08, B25J9/1697", ipc: "B25J11/00", french: "robot d'aide à l'alimentation",
            devices: "feeding robot, robotic spoon, meal assistance arm",
            parts:
                "bite sensor, mouth detector, food segmentation camera, spoon gripper, serving tray, wrist joint, meal plan",
            goals:
                "bring a bite to the mouth, detect that the mouth is open, pick food from a plate, "
                + "wait until the eater has swallowed",
            neighbours: "adapted-cutlery, service-robots"),
        DemoLabel(
            "fall-detectors", "Fall detection and emergency call", .emerging, .selfCare,
            cpc: "A61B5/1117, G08B21/043, G08B21/0446", ipc: "G08B21/04", french: "détecteur de chute",
            devices: "fall detector, emergency call pendant, radar fall sensor",
            parts:
                "accelerometer, impact threshold, call button, radar module, posture estimator, airbag inflator, alarm centre",
            goals:
                "detect a fall within seconds, call for help without a button, inflate a cushion before impact, "
                + "tell lying down from falling",
            neighbours: "smart-walking-aids, health-wearables"),
        DemoLabel(
            "health-wearables", "Health monitoring wearables", .emerging, .selfCare,
            cpc: "A61B5/681, A61B5/0205, A61B5/6804", ipc: "A61B5/02", french: "capteur de santé portable",
            devices: "health monitoring wristband, sensor garment, vital sign patch",
            parts:
                "optical pulse sensor, textile electrode, respiration band, temperature probe, trend analyser, baseline model, sleep detector",
            goals:
                "monitor vital signs at home, recognise a change in daily habits, predict a decline in health, "
                + "measure blood oxygen on the wrist",
            neighbours: "emotion-monitoring, fall-detectors"),
    ]
}
