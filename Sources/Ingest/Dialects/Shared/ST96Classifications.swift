internal import Corpus
internal import Native

/// `PatentClassificationBag` of WIPO ST.96.
extension ST96 {
    /// Every scheme in one bag; what an office classes by a scheme that the document does not know is counted.
    static func classifications(_ tape: XMLTape, _ bag: XMLNode, into builder: inout RecordBuilder) {
        for entry in tape.elements(bag) {
            switch tape.name(entry) {
            case .st96IPCClassification: editions(tape, entry, into: &builder)
            case .st96IPCRClassificationBag:
                for symbol in tape.elements(entry) where tape.name(symbol) == .st96IPCRClassification {
                    structured(tape, symbol, scheme: .ipcr, isMain: nil, into: &builder)
                }
            case .st96CPCClassificationBag, .st96ECLAClassificationBag: mainAndFurther(tape, entry, into: &builder)
            case .st96NationalClassification: national(tape, entry, into: &builder)
            case .st96LocarnoClassificationBag: locarno(tape, entry, into: &builder)
            default: break
            }
        }
    }

    /// `IPCClassification`: an edition with main and further symbols.
    static func editions(_ tape: XMLTape, _ entry: XMLNode, into builder: inout RecordBuilder) {
        let edition = tape.string(entry, .st96Edition)
        for symbol in tape.elements(entry) {
            switch tape.name(symbol) {
            case .st96MainClassification:
                builder.addClassification(tape.string(symbol), scheme: .ipc, first: true, version: edition)
            case .st96FurtherClassification:
                builder.addClassification(tape.string(symbol), scheme: .ipc, version: edition)
            default: break
            }
        }
    }

    /// One symbol in parts, in one piece, or as ST.8's text.
    ///
    /// - Parameter isMain: whether it is first; `nil` leaves it to the symbol's own position code.
    static func structured(
        _ tape: XMLTape, _ entry: XMLNode, scheme: Classification.Scheme, isMain: Bool?,
        into builder: inout RecordBuilder
    ) {
        if let text = tape.child(entry, .st96PatentClassificationText) {
            builder.addFixedWidthClassification(ST36.written(tape, text), scheme: scheme)
            return
        }
        var head = "", group = "", subgroup = "", whole = ""
        var position = "", value = "", version = ""
        for part in tape.elements(entry) {
            switch tape.name(part) {
            // Section, class and subclass stand in this order in every schema.
            case .st96Section, .st96CPCSection, .st96ECLASection, .st96Class, .st96Subclass: head += tape.string(part)
            case .st96MainGroup: group = tape.string(part)
            case .st96Subgroup: subgroup = tape.string(part)
            case .st96PatentClassificationSymbolText: whole = tape.string(part)
            case .st96SymbolPositionCode: position = tape.string(part)
            case .st96IPCClassificationValueCode, .st96CPCClassificationValueCode, .st96ECLAClassificationValueCode:
                value = tape.string(part)
            case .st96ClassificationVersionDate: version = tape.string(part)
            default: break
            }
        }
        let written = whole.isEmpty ? head + (group.isEmpty ? "" : " \(group)/\(subgroup)") : whole
        builder.addClassification(
            written, scheme: scheme, first: isMain ?? (position == "F"), value: value, version: version)
    }

    /// `CPCClassificationBag{MainCPC,FurtherCPC}` and the same of the ECLA, with combination sets.
    private static func mainAndFurther(_ tape: XMLTape, _ bag: XMLNode, into builder: inout RecordBuilder) {
        for list in tape.elements(bag) {
            let isMain = tape.name(list) == .st96MainCPC || tape.name(list) == .st96MainECLA
            for symbol in tape.descendants(list) {
                switch tape.name(symbol) {
                case .st96CPCClassification: structured(tape, symbol, scheme: .cpc, isMain: isMain, into: &builder)
                case .st96ECLAClassification: structured(tape, symbol, scheme: .ecla, isMain: isMain, into: &builder)
                default: break
                }
            }
        }
    }

    /// `NationalClassification`: US, Japanese and German schemes are known.
    private static func national(_ tape: XMLTape, _ entry: XMLNode, into builder: inout RecordBuilder) {
        let scheme: Classification.Scheme? =
            switch tape.string(entry, .st96IPOfficeCode) {
            case "US": .uspc
            case "JP": .fi
            case "DE": .dekla
            case "EP": .ecla
            default: nil
            }
        for symbol in tape.elements(entry) {
            let isMain = tape.name(symbol) == .st96MainNationalClassification
            guard isMain || tape.name(symbol) == .st96FurtherNationalClassification else { continue }
            var written = tape.string(symbol, .st96PatentClassificationText)
            if written.isEmpty {
                let subclass = tape.string(symbol, .st96NationalSubclass)
                written = tape.string(symbol, .st96NationalClass) + (subclass.isEmpty ? "" : "/" + subclass)
            }
            if let scheme {
                builder.addClassification(written, scheme: scheme, first: isMain)
            } else {
                builder.defects[.scheme] += 1
            }
        }
    }

    /// `LocarnoClassificationBag`: class and subclasses, or a text.
    private static func locarno(_ tape: XMLTape, _ bag: XMLNode, into builder: inout RecordBuilder) {
        let edition = tape.string(bag, .st96LocarnoClassificationEdition)
        var isFirst = true
        for entry in tape.elements(bag) {
            var symbols: [String] = []
            switch tape.name(entry) {
            case .st96LocarnoClassificationText: symbols = [tape.string(entry)]
            case .st96LocarnoClassification:
                let number = tape.string(entry, .st96LocarnoClass)
                let subclasses = tape.descendants(entry).filter { tape.name($0) == .st96LocarnoSubclass }
                symbols = subclasses.isEmpty ? [number] : subclasses.map { "\(number)-\(tape.string($0))" }
            default: break
            }
            for symbol in symbols {
                builder.addClassification(symbol, scheme: .locarno, first: isFirst, version: edition)
                isFirst = false
            }
        }
    }
}
