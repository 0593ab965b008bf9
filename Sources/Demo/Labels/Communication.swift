extension DemoLabel {
    static let communication: [DemoLabel] = [
        DemoLabel(
            "communication-boards", "Communication boards and books", .conventional, .communication,
            cpc: "G09B21/00, G09B21/009, G09B1/00", ipc: "G09B21/00", french: "tableau de communication",
            devices: "communication board, picture exchange book, symbol board",
            parts:
                "symbol card, picture grid, letter field, page divider, eye-transfer window, magnetic tile, core vocabulary",
            goals:
                "point at symbols to form a message, exchange pictures for requests, arrange symbols by topic, "
                + "spell a word letter by letter",
            neighbours: "speech-output-aids, learning-aids"),
        DemoLabel(
            "adapted-keyboards", "Adapted keyboards and input devices", .conventional, .communication,
            cpc: "G06F3/0219, A61F4/00, G06F3/033", ipc: "G06F3/02", french: "clavier adapté",
            devices: "adapted keyboard, one-handed keyboard, trackball input device",
            parts: "keyguard, enlarged key, key filter, trackball, chord key, wrist support, repeat delay timer",
            goals:
                "type with one hand, ignore unintended key presses, predict the next word, "
                + "move a pointer without a mouse",
            neighbours: "switch-access, gaze-control"),
        DemoLabel(
            "switch-access", "Switches, mouth and head controls", .conventional, .communication,
            cpc: "A61F4/00, G06F3/011, H01H3/02", ipc: "A61F4/00", french: "commande buccale",
            devices: "sip-and-puff switch, head-operated pointer, mouth stick",
            parts:
                "mouthpiece, pressure switch, head pointer, scanning cursor, button cap, saliva trap, gooseneck mount",
            goals:
                "operate a switch with the breath, scan a row of choices, point with the head, "
                + "replace the hands of a tetraplegic person",
            neighbours: "adapted-keyboards, brain-computer-interfaces"),
        DemoLabel(
            "speech-output-aids", "Voice output communication aids", .conventional, .communication,
            cpc: "G10L13/00, G10L13/02, G06F3/167", ipc: "G10L13/00", french: "synthétiseur vocal",
            devices: "speech-generating device, voice output aid, electronic larynx",
            parts:
                "speech synthesiser, message memory, loudspeaker, phrase key, voice bank, pitch control, prosody model",
            goals:
                "speak a stored phrase, lend a voice to a person who cannot speak, build sentences from symbols, "
                + "restore the voice after a laryngectomy",
            neighbours: "communication-boards, impaired-speech"),
        DemoLabel(
            "adapted-telephones", "Adapted telephones", .conventional, .communication,
            cpc: "H04M1/2474, H04M11/06, H04M1/72475", ipc: "H04M1/247", french: "téléphone adapté",
            devices: "amplified telephone, text telephone, captioned telephone",
            parts:
                "handset amplifier, large dial key, photo dial button, relay operator link, ringer lamp, emergency key, tone control",
            goals:
                "amplify the voice of the caller, exchange typed text over a line, dial by touching a photograph, "
                + "relay a call through an operator",
            neighbours: "live-captioning, deaf-alerting"),
        DemoLabel(
            "gaze-control", "Gaze control", .emerging, .communication,
            cpc: "G06F3/013, A61B3/113, A61F4/00", ipc: "G06F3/01", french: "dispositif de commande oculaire",
            devices: "gaze-controlled interface, eye tracker, dwell-typing system",
            parts:
                "infrared illuminator, glint detector, pupil camera, dwell timer, calibration target, gaze estimator, blink detector",
            goals:
                "estimate the point of regard, select a key by dwelling, tell a blink from a command, "
                + "recalibrate while the user reads",
            neighbours: "adapted-keyboards, brain-computer-interfaces"),
        DemoLabel(
            "brain-computer-interfaces", "Brain-computer interfaces", .emerging, .communication,
            cpc: "G06F3/015, A61B5/372, A61B5/24", ipc: "G06F3/01", french: "interface cerveau-machine",
            devices: "brain-computer interface, thought-controlled speller, intracortical recording system",
            parts:
                "electroencephalography cap, signal amplifier, spatial filter, evoked response classifier, dry electrode, microelectrode array, decoder",
            goals:
                "decode imagined movement, spell from evoked responses, detect an error potential, "
                + "adapt a decoder to drifting signals",
            neighbours: "gaze-control, advanced-prostheses"),
        DemoLabel(
            "sign-translation", "Sign language translation", .emerging, .communication,
            cpc: "G06V40/28, G09B21/009, G06F40/58", ipc: "G09B21/00", french: "traducteur de langue des signes",
            devices: "sign language translator, signing avatar system, gesture glove",
            parts:
                "hand pose model, flex sensor, gloss sequence, signing avatar, finger joint estimator, gesture lexicon, facial expression tracker",
            goals:
                "recognise a signed sentence, animate an avatar that signs, turn hand shapes into text, "
                + "segment a stream of signs",
            neighbours: "live-captioning, impaired-speech"),
        DemoLabel(
            "impaired-speech", "Recognition of impaired speech", .emerging, .communication,
            cpc: "G10L15/07, G10L21/003, G10L15/065", ipc: "G10L15/06", french: "reconnaissance de parole altérée",
            devices: "dysarthric speech recogniser, silent speech interface, voice conversion system",
            parts:
                "acoustic model, speaker adaptation layer, articulation sensor, voice converter, phoneme decoder, throat microphone, enrolment phrase",
            goals:
                "understand dysarthric speech, convert whispered speech to voice, adapt a model from few phrases, "
                + "read speech from the lips",
            neighbours: "speech-output-aids, smart-assistants"),
    ]
}
