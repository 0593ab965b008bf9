extension DemoLabel {
    static let cognition: [DemoLabel] = [
        DemoLabel(
            "memory-aids", "Reminders and memory aids", .conventional, .cognition,
            cpc: "G08B21/24, G06Q10/109, G09B19/00", ipc: "G08B21/24", french: "aide-mémoire électronique",
            devices: "reminder device, memory aid, electronic organiser",
            parts:
                "reminder schedule, voice memo, task list, alarm sounder, picture prompt, snooze button, acknowledgement key",
            goals:
                "remind a person of a task, record a note by voice, repeat a prompt until it is answered, "
                + "break a task into steps",
            neighbours: "medication-organisers, time-orientation"),
        DemoLabel(
            "medication-organisers", "Medication organisers", .conventional, .cognition,
            cpc: "A61J7/04, A61J1/03, A61J7/0076", ipc: "A61J7/04", french: "pilulier",
            devices: "pill organiser, tablet dispenser box, weekly medication tray",
            parts:
                "pill compartment, day lid, blister card, tablet slot, weekly tray, child-resistant latch, refill window",
            goals:
                "sort tablets by day, show whether a dose was taken, open one compartment at a time, "
                + "crush a tablet for swallowing",
            neighbours: "smart-dispensers, memory-aids"),
        DemoLabel(
            "time-orientation", "Clocks and calendars for orientation", .conventional, .cognition,
            cpc: "G04B19/24, G09D3/00, G04G11/00", ipc: "G04B19/24", french: "horloge d'orientation",
            devices: "day clock, orientation calendar, visual timer",
            parts:
                "day-part pointer, calendar leaf, large numeral, remaining time disc, date wheel, chime, dimmable dial",
            goals:
                "tell the part of the day, show how much time is left, keep the date without setting, "
                + "calm a person who has lost track of time",
            neighbours: "memory-aids, learning-aids"),
        DemoLabel(
            "learning-aids", "Learning and training aids", .conventional, .cognition,
            cpc: "G09B5/06, G09B19/00, G09B7/02", ipc: "G09B5/06", french: "aide à l'apprentissage",
            devices: "reading training aid, learning aid, cognitive training apparatus",
            parts:
                "exercise card, sound book, answer peg, difficulty level, reading ruler, lesson memory, reward token",
            goals:
                "train reading in small steps, repeat an exercise at the pace of the learner, "
                + "reward a correct answer, teach a daily skill by example",
            neighbours: "communication-boards, memory-aids"),
        DemoLabel(
            "smart-dispensers", "Smart medication dispensers", .emerging, .cognition,
            cpc: "A61J7/0481, A61J7/0084, G16H20/13", ipc: "G16H20/13",
            french: "distributeur intelligent de médicaments",
            devices: "smart medication dispenser, connected pill bottle, robotic tablet dispenser",
            parts:
                "dose carousel, adherence log, cap sensor, vacuum picker, pharmacy link, dose verifier camera, lockable cartridge",
            goals:
                "dispense a dose at its hour, report a missed dose to a caregiver, verify that a tablet was swallowed, "
                + "refuse a double dose",
            neighbours: "medication-organisers, smart-assistants"),
        DemoLabel(
            "smart-assistants", "Smart assistants", .emerging, .cognition,
            cpc: "G10L15/22, G06F3/167, G06N3/08", ipc: "G10L15/22", french: "assistant vocal intelligent",
            devices: "voice assistant, task guidance assistant, conversational agent",
            parts:
                "wake word detector, dialogue manager, intent model, routine planner, step verifier, context memory, user profile",
            goals:
                "guide a person through a recipe, answer a repeated question with patience, infer the next step of a "
                + "routine, notice an unusual silence",
            neighbours: "memory-aids, smart-home-control"),
        DemoLabel(
            "wandering-trackers", "Trackers against wandering", .emerging, .cognition,
            cpc: "G08B21/0269, G08B21/22, G01S19/17", ipc: "G08B21/02", french: "traceur anti-errance",
            devices: "wandering monitor, location tracker, geofencing wristband",
            parts:
                "geofence, position receiver, tamper-proof clasp, exit beacon, insole transmitter, caregiver application, search mode",
            goals:
                "notice that a person leaves a safe area, locate a person with dementia, guide a lost person home, "
                + "alert the nearest helper",
            neighbours: "fall-detectors, indoor-navigation"),
        DemoLabel(
            "emotion-monitoring", "Emotion monitoring", .emerging, .cognition,
            cpc: "A61B5/165, G06V40/174, A61B5/0533", ipc: "A61B5/16", french: "dispositif de suivi des émotions",
            devices: "emotion monitor, stress sensing wristband, affect recognition system",
            parts:
                "skin conductance sensor, facial action detector, arousal estimator, mood diary, voice stress analyser, calming cue, heart rate variability unit",
            goals:
                "recognise rising stress, warn of an outburst, teach the reading of facial expressions, "
                + "suggest a calming exercise",
            neighbours: "companion-robots, health-wearables"),
        DemoLabel(
            "companion-robots", "Companion robots", .emerging, .cognition,
            cpc: "B25J11/0005, B25J11/001, G06N3/008", ipc: "B25J11/00", french: "robot de compagnie",
            devices: "companion robot, therapeutic animal robot, social robot",
            parts:
                "furry cover, expressive face, touch skin, gesture motor, behaviour engine, purring actuator, conversation module",
            goals:
                "keep a lonely person company, respond to stroking, start a conversation about old times, "
                + "engage a child with autism in play",
            neighbours: "emotion-monitoring, service-robots"),
    ]
}
