extension DemoLabel {
    static let hearing: [DemoLabel] = [
        DemoLabel(
            "hearing-aids", "Hearing aids", .conventional, .hearing,
            cpc: "H04R25/00, H04R25/65, H04R25/50", ipc: "H04R25/00", french: "prothèse auditive",
            devices: "hearing aid, behind-the-ear instrument, in-the-canal hearing aid",
            parts: "receiver, ear mould, sound tube, wax guard, battery door, telecoil, gain stage",
            goals:
                "amplify speech in the ear, suppress acoustic feedback, compress loud sounds, "
                + "seal the ear canal with comfort",
            neighbours: "adaptive-hearing-aids, bone-conduction"),
        DemoLabel(
            "induction-loops", "Assistive listening systems", .conventional, .hearing,
            cpc: "H04R27/00, H04R25/554, H04R2225/55", ipc: "H04R27/00", french: "boucle à induction auditive",
            devices: "induction loop system, assistive listening system, neck loop receiver",
            parts:
                "loop driver, audio transmitter, neck loop, streaming receiver, table microphone, infrared emitter, antenna",
            goals:
                "stream a lecture to many listeners, cover a hall with a magnetic field, pair a transmitter with an "
                + "ear device, bridge a distance between talker and listener",
            neighbours: "hearing-aids, live-captioning"),
        DemoLabel(
            "cochlear-implants", "Cochlear and middle-ear implants", .conventional, .hearing,
            cpc: "A61N1/36036, A61N1/0541, H04R25/606", ipc: "A61N1/36", french: "implant cochléaire",
            devices: "cochlear implant, auditory nerve stimulator, middle-ear implant",
            parts:
                "intracochlear electrode, implant magnet, headpiece coil, stimulation channel, speech processor, floating mass transducer, lead wire",
            goals:
                "stimulate the auditory nerve, map frequency bands to electrodes, preserve residual hearing, "
                + "measure the compound action potential",
            neighbours: "hearing-aids, brain-steered-hearing"),
        DemoLabel(
            "deaf-alerting", "Visual and vibrating alarms", .conventional, .hearing,
            cpc: "G08B5/38, G09B21/009, G08B6/00", ipc: "G09B21/00", french: "alarme visuelle pour sourds",
            devices: "vibrating alarm, flashing doorbell, bed shaker alarm",
            parts:
                "strobe lamp, pillow vibrator, doorbell detector, wristband receiver, smoke alarm interface, sound sensor, signal lamp",
            goals:
                "wake a deaf sleeper, flash when the doorbell rings, tell alarms apart by pattern, "
                + "alert a parent to the cry of a baby",
            neighbours: "live-captioning, smart-home-control"),
        DemoLabel(
            "adaptive-hearing-aids", "Environment-adapting hearing aids", .emerging, .hearing,
            cpc: "H04R25/507, H04R25/407, G10L21/0208", ipc: "H04R25/00", french: "prothèse auditive adaptative",
            devices: "scene-adaptive hearing aid, binaural hearing system, learning hearing instrument",
            parts:
                "scene classifier, beamformer, neural denoiser, program selector, binaural link, wind noise detector, fitting profile",
            goals:
                "classify the acoustic scene, steer a beam toward the talker, learn the preferences of the wearer, "
                + "separate speech from babble",
            neighbours: "hearing-aids, brain-steered-hearing"),
        DemoLabel(
            "brain-steered-hearing", "Mind-controlled hearing aids", .emerging, .hearing,
            cpc: "H04R25/507, A61B5/38, G06F3/015", ipc: "H04R25/00",
            french: "prothèse auditive commandée par le cerveau",
            devices: "brain-steered hearing aid, attention-decoding hearing system, ear electroencephalography device",
            parts:
                "in-ear electrode, attention decoder, envelope correlator, evoked potential recorder, talker selector, reference electrode, artefact filter",
            goals:
                "decode the attended talker, measure listening effort, enhance the voice attended to, "
                + "track attention between talkers",
            neighbours: "brain-computer-interfaces, adaptive-hearing-aids"),
        DemoLabel(
            "bone-conduction", "Bone-conduction hearing devices", .emerging, .hearing,
            cpc: "H04R25/606, H04R2460/13, H04R1/10", ipc: "H04R25/00", french: "appareil à conduction osseuse",
            devices: "bone-conduction hearing device, bone-conduction headset, adhesive sound processor",
            parts:
                "bone vibrator, adhesive pad, skin contact plate, counterweight mass, abutment, softband, leaf spring",
            goals:
                "vibrate the skull bone, bypass the outer ear, reach the cochlea without surgery, "
                + "hold the vibrator on the mastoid",
            neighbours: "hearing-aids, cochlear-implants"),
        DemoLabel(
            "live-captioning", "Live captioning", .emerging, .hearing,
            cpc: "G10L15/26, G10L21/06, H04N21/4884", ipc: "G10L15/26", french: "système de sous-titrage en direct",
            devices: "live captioning system, speech-to-text display, caption glasses",
            parts:
                "transcription engine, caption buffer, speaker label, subtitle renderer, word confidence, remote captioner, language model",
            goals:
                "transcribe speech as it is spoken, show who is speaking, place captions beside the speaker, "
                + "correct a caption after the fact",
            neighbours: "deaf-alerting, sign-translation"),
    ]
}
