import Corpus

extension Composer {
    /// Writes one sentence: a template with its gaps filled from the stream in hand.
    mutating func sentence(_ template: Template) {
        let count = elements.count
        let first = generator.uniform(count)
        let second = (first + 1 + generator.uniform(count - 1)) % count
        var third = (second + 1 + generator.uniform(count - 1)) % count
        if third == first { third = (third + 1) % count == second ? (third + 2) % count : (third + 1) % count }
        spoken = (first, second, third)
        for piece in template.pieces {
            switch piece {
            case .text(let text): out.append(contentsOf: text)
            case .slot(let slot): fill(slot)
            }
        }
    }

    private mutating func fill(_ slot: Slot) {
        switch slot {
        case .device: out.append(contentsOf: device.bare)
        case .aDevice: out.append(contentsOf: device.article)
        case .ADevice: capitalised(device.article)
        case .one: element(spoken.0)
        case .two: element(spoken.1)
        case .three: element(spoken.2)
        case .nameOne: out.append(contentsOf: elements[spoken.0].phrase.bare)
        case .nameTwo: out.append(contentsOf: elements[spoken.1].phrase.bare)
        case .nameThree: out.append(contentsOf: elements[spoken.2].phrase.bare)
        case .aNameOne: out.append(contentsOf: elements[spoken.0].phrase.article)
        case .part: out.append(contentsOf: part().bare)
        case .aPart: out.append(contentsOf: part().article)
        case .does: out.append(contentsOf: goal().thirdPerson)
        case .goal: out.append(contentsOf: goal().infinitive)
        case .doing: out.append(contentsOf: goal().gerund)
        case .users: word(users)
        case .material: word(lexicon.materials)
        case .joined: word(lexicon.joined)
        case .quality: out.append(contentsOf: quality().bare)
        case .aQuality: out.append(contentsOf: quality().article)
        case .AQuality: capitalised(quality().article)
        case .manner: word(lexicon.manners)
        case .count: number(2 + generator.uniform(28))
        case .measure:
            number(1 + generator.uniform(240))
            if generator.uniform(3) == 0 {
                out.append(UInt8(ascii: "."))
                number(1 + generator.uniform(9))
            }
            out.append(UInt8(ascii: " "))
            word(lexicon.units)
        case .percent:
            number(5 + generator.uniform(90))
            out.append(contentsOf: [UInt8(ascii: " "), UInt8(ascii: "%")])
        case .figure: figure(1 + generator.uniform(figures))
        case .nextFigure:
            figure(nextFigure)
            nextFigure += 1
        case .other:
            let label = Choice.one(of: lexicon.labels, &generator)
            out.append(contentsOf: Choice.one(of: label.devices, &generator).bare)
        case .earlier: earlier()
        case .french: out.append(contentsOf: lexicon.labels[record.labels[0]].french)
        }
    }

    private mutating func part() -> Phrase {
        Choice.part(record.labels, distractor: distractor, lexicon: lexicon, &generator)
    }

    private mutating func goal() -> Goal {
        Choice.goal(record.labels, distractor: distractor, lexicon: lexicon, &generator)
    }

    private mutating func quality() -> Phrase { Choice.one(of: lexicon.qualities, &generator) }

    private mutating func word(_ words: [[UInt8]]) {
        out.append(contentsOf: words[generator.uniform(words.count)])
    }

    private mutating func element(_ index: Int) {
        out.append(contentsOf: elements[index].phrase.bare)
        guard numerals else { return }
        out.append(contentsOf: lexicon.markup.numeral.open)
        number(elements[index].numeral)
        out.append(contentsOf: lexicon.markup.numeral.close)
    }

    private mutating func figure(_ number: Int) {
        out.append(contentsOf: lexicon.markup.figure.open)
        self.number(number)
        out.append(contentsOf: lexicon.markup.figure.close)
    }

    /// An earlier publication, cited by number in the text; without any, as examiners name the closest document.
    private mutating func earlier() {
        let draw = generator.next()
        guard !citations.isEmpty else {
            text("Document D1")
            return
        }
        let cited = citations[Int(draw % UInt64(citations.count))].record
        text(cited.office)
        text(" ")
        text(cited.number)
        text(" ")
        text(cited.kind)
    }

    // MARK: Bytes

    /// Appends text that needs no escaping.
    mutating func text(_ text: String) {
        out.append(contentsOf: text.utf8)
    }

    /// Appends bytes with a small first letter made a capital.
    mutating func capitalised(_ phrase: [UInt8]) {
        let start = out.count
        out.append(contentsOf: phrase)
        if start < out.count, out[start] >= UInt8(ascii: "a"), out[start] <= UInt8(ascii: "z") { out[start] -= 32 }
    }

    /// Appends a number in decimal, with zeros in front up to the width.
    mutating func number(_ number: Int, width: Int = 1) {
        var bound = 10
        var digits = 1
        while digits < width || bound <= number {
            bound *= 10
            digits += 1
        }
        while digits > 0 {
            bound /= 10
            out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / bound % 10))
            digits -= 1
        }
    }
}
