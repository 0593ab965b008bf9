extension DemoLabel {
    static let vision: [DemoLabel] = [
        DemoLabel(
            "long-canes", "Long canes for blind persons", .conventional, .vision,
            cpc: "A61H3/068, A61H3/06, A45B9/00", ipc: "A61H3/06", french: "canne blanche",
            devices: "white cane, long cane, folding guide cane",
            parts: "rolling tip, elastic cord, reflective sleeve, cane segment, golf grip, conical joint, ceramic tip",
            goals:
                "probe the ground ahead, find the edge of a kerb, collapse into short segments, "
                + "transmit the texture of the ground to the hand",
            neighbours: "obstacle-wearables, walking-sticks-crutches"),
        DemoLabel(
            "braille-devices", "Braille devices", .conventional, .vision,
            cpc: "G09B21/004, G09B21/003, G06F3/016", ipc: "G09B21/00", french: "afficheur braille",
            devices: "Braille display, refreshable Braille line, Braille embosser",
            parts:
                "piezoelectric bender, Braille pin, dot matrix, cursor routing key, reading surface, embossing needle, pin latch",
            goals:
                "raise the dots of a Braille cell, refresh a line of characters, emboss paper on both sides, "
                + "read text with the fingertips",
            neighbours: "tactile-maps, audio-readers"),
        DemoLabel(
            "tactile-maps", "Tactile graphics and maps", .conventional, .vision,
            cpc: "G09B21/001, G09B21/003, G09B29/00", ipc: "G09B21/00", french: "plan tactile",
            devices: "tactile map, raised-relief graphic, tactile floor plan",
            parts:
                "swell paper, relief layer, tactile symbol, legend plate, thermoformed sheet, texture field, guide groove",
            goals:
                "trace a route with the finger, convey the layout of a building, tell areas apart by texture, "
                + "print raised lines",
            neighbours: "braille-devices, indoor-navigation"),
        DemoLabel(
            "magnifiers", "Magnifiers and low-vision optics", .conventional, .vision,
            cpc: "G02B25/002, G02B25/00, G02B27/02", ipc: "G02B25/00", french: "loupe électronique",
            devices: "hand-held magnifier, video magnifier, telescopic spectacle",
            parts: "aspheric lens, reading stand, illumination ring, zoom camera, contrast filter, ocular, lens bezel",
            goals:
                "enlarge printed text, raise the contrast of a page, light the page evenly, "
                + "keep the image still while reading",
            neighbours: "smart-glasses, audio-readers"),
        DemoLabel(
            "intraocular-lenses", "Intraocular lenses", .conventional, .vision,
            cpc: "A61F2/16, A61F2/1613, A61F2/1648", ipc: "A61F2/16", french: "lentille intraoculaire",
            devices: "intraocular lens, accommodating lens implant, toric lens",
            parts:
                "haptic loop, optic zone, capsular ring, diffractive profile, hydrophobic acrylic, lens injector, square edge",
            goals:
                "replace a clouded lens, accommodate to near objects, centre the optic in the capsular bag, "
                + "correct astigmatism",
            neighbours: "retinal-implants, magnifiers"),
        DemoLabel(
            "audio-readers", "Reading aids with audible output", .conventional, .vision,
            cpc: "G09B21/006, G10L13/00, G06F3/167", ipc: "G09B21/00", french: "lecteur vocal",
            devices: "screen reader, talking book player, audible reading machine",
            parts:
                "document scanner, character recogniser, speech output, bookmark key, navigation tone, audio headset, focus tracker",
            goals:
                "read a printed page aloud, announce the focused control, skip between chapters, "
                + "describe a picture in words",
            neighbours: "speech-output-aids, braille-devices"),
        DemoLabel(
            "smart-glasses", "Smart glasses for low vision", .emerging, .vision,
            cpc: "G02B27/017, G02B27/0172, A61H3/061", ipc: "G02B27/01", french: "lunettes intelligentes",
            devices: "smart glasses, head-mounted low-vision aid, augmented reality spectacles",
            parts:
                "waveguide display, temple housing, scene camera, edge enhancer, eye tracker, image warper, nose bridge",
            goals:
                "outline faces and signs, remap the image onto healthy retina, overlay arrows on the scene, "
                + "recognise a person in view",
            neighbours: "magnifiers, obstacle-wearables"),
        DemoLabel(
            "retinal-implants", "Retinal implants and artificial vision", .emerging, .vision,
            cpc: "A61N1/36046, A61N1/0543, A61F9/08", ipc: "A61N1/36", french: "implant rétinien",
            devices: "retinal implant, visual prosthesis, cortical vision implant",
            parts:
                "electrode array, photodiode matrix, hermetic package, power coil, stimulation driver, scleral band, return electrode",
            goals:
                "evoke phosphenes, stimulate ganglion cells, send power through the eyelid, "
                + "encode the brightness of a pixel as current",
            neighbours: "intraocular-lenses, brain-computer-interfaces"),
        DemoLabel(
            "obstacle-wearables", "Wearable obstacle detection", .emerging, .vision,
            cpc: "A61H3/061, G01S15/93, G08B6/00", ipc: "A61F9/08", french: "détecteur d'obstacles portable",
            devices: "obstacle detection belt, sensory substitution vest, wearable guide device",
            parts:
                "ultrasonic transducer, vibration motor array, time-of-flight camera, range processor, belt clip, tactile actuator, obstacle classifier",
            goals:
                "sense a branch at head height, map distance to vibration, warn of a descending step, "
                + "guide a blind pedestrian across a street",
            neighbours: "long-canes, smart-glasses"),
    ]
}
