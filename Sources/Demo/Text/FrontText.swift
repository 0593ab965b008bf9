import Corpus

extension Composer {
    /// The title, without tags.
    mutating func title() {
        begin(10, 0)
        numerals = false
        let start = out.count
        let template = Choice.one(of: lexicon.titles, &generator)
        for piece in template.pieces {
            // Titles name the thing itself even where the text says only "the device".
            if case .slot(let slot) = piece, slot == .device || slot == .aDevice {
                out.append(contentsOf: slot == .device ? titleDevice.bare : titleDevice.article)
            } else {
                sentence(Template(pieces: [piece]))
            }
        }
        if out[start] >= UInt8(ascii: "a"), out[start] <= UInt8(ascii: "z") { out[start] -= 32 }
    }

    mutating func frenchTitle() {
        begin(11, 0)
        let start = out.count
        sentence(Choice.one(of: lexicon.frenchTitles, &generator))
        if out[start] >= UInt8(ascii: "a"), out[start] <= UInt8(ascii: "z") { out[start] -= 32 }
    }

    /// The sentences of the abstract, 50 to 150 words.
    mutating func abstractText() {
        begin(12, 0)
        numerals = lexicon.dialect != .uspto
        sentence(lexicon.abstract[0])
        out.append(UInt8(ascii: " "))
        sentenceRun(Array(lexicon.abstract.dropFirst()), 3 + generator.uniform(4))
        if revised {
            text(" In this revision the ")
            out.append(contentsOf: elements[0].phrase.bare)
            text(" is described anew.")
        }
    }

    mutating func frenchAbstractText() {
        begin(13, 0)
        sentence(lexicon.frenchAbstract[0])
        out.append(UInt8(ascii: " "))
        sentenceRun(Array(lexicon.frenchAbstract.dropFirst()), 4 + generator.uniform(2))
    }

    /// How many claims the document has; grants have lost one or two of them.
    var claimCount: Int {
        var chooser = SeededGenerator(seed: record.seed, stream: Stream.claims.of(record.content))
        let filed = 6 + chooser.uniform(15)
        return record.isGrant && record.place.member > 0 ? filed - 1 - chooser.uniform(2) : filed
    }

    /// The text of claim `number`, from 1; the caller opens and closes the claim around it.
    ///
    /// Claim 1 is independent, the others depend on it or on one after it. A grant that follows an application has an
    /// amended claim 1: one more feature.
    mutating func claimText(_ number: Int) {
        begin(14, number)
        numerals = lexicon.dialect != .uspto
        out.append(contentsOf: lexicon.markup.claimText.open)
        if lexicon.dialect != .st36 {
            self.number(number)
            text(". ")
        }
        if number == 1 {
            capitalised(device.article)
            text(" comprising:\n")
            for _ in 0..<(3 + generator.uniform(3)) { feature(Choice.one(of: lexicon.claimElements, &generator)) }
            if record.isGrant && record.place.member > 0 {
                let amendment = lexicon.claimElements[record.index % lexicon.claimElements.count]
                feature(amendment)
            }
            feature(Choice.one(of: lexicon.claimEndings, &generator))
        } else {
            let parent = generator.uniform(3) == 0 ? 1 + generator.uniform(number - 1) : 1
            text("The ")
            out.append(contentsOf: device.bare)
            text(record.office == "US" ? " of " : " according to ")
            out.append(contentsOf: lexicon.markup.claimReference.open)
            self.number(parent, width: lexicon.markup.claimDigits)
            out.append(contentsOf: lexicon.markup.claimReference.middle)
            self.number(parent)
            out.append(contentsOf: lexicon.markup.claimReference.close)
            text(", ")
            sentence(Choice.one(of: lexicon.dependents, &generator))
        }
        if revised && !hasAbstract && number == 1 { text(" This claim is in its second revision.") }
        out.append(contentsOf: lexicon.markup.claimText.close)
    }

    private mutating func feature(_ template: Template) {
        out.append(contentsOf: lexicon.markup.claimText.open)
        sentence(template)
        out.append(contentsOf: lexicon.markup.claimText.close)
    }
}

extension Template {
    init(pieces: [Piece]) { self.pieces = pieces }
}
