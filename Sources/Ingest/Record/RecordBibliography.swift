internal import Corpus
internal import Native

/// The parts of a record that are short: numbers, parties, classifications, citations.
extension RecordBuilder {
    /// Adds a priority claim. Without a number nothing is added.
    package mutating func addPriority(_ number: PatentNumber) {
        if number.isEmpty { return }
        let mark = priorities.count
        if mark > 0 { priorities.append(0x2C) }
        let date = normalisedDate(number.date)
        let id = DocumentID.applicationID(
            country: number.country, number: number.number, kind: number.kind, date: number.date)
        number.write(id: id?.text ?? "", date: date, to: &priorities)
        if repeated.isRepeated(priorities, from: mark, in: .priorities) { priorities.truncate(to: mark) }
    }

    /// Adds an applicant or assignee; `country` is ST.3 or `""`. One who is there already is not added again: files list a person
    /// once a language or role.
    package mutating func addApplicant(name: String, country: String = "") {
        Self.party(name, country, &applicants, .applicants, &repeated)
    }

    /// Adds an inventor, likewise.
    package mutating func addInventor(name: String, country: String = "") {
        Self.party(name, country, &inventors, .inventors, &repeated)
    }

    /// Adds a citation of a patent. A number that no rule reads is kept as text, and counted.
    package mutating func addCitation(_ number: PatentNumber, category: String = "", phase: String = "") {
        if number.isEmpty { return }
        let id = DocumentID(
            country: number.country, number: number.number, kind: number.kind, date: number.date)
        if let id {
            citation(id: id.text, text: "", category: category, phase: phase)
        } else {
            defects[.number] += 1
            let text = [number.country, number.number, number.kind].filter { !$0.isEmpty }.joined(separator: " ")
            citation(id: "", text: text, category: category, phase: phase)
        }
    }

    /// Adds a citation of other literature.
    package mutating func addCitation(text: String, category: String = "", phase: String = "") {
        if text.isEmpty { return }
        citation(id: "", text: text, category: category, phase: phase)
    }

    private mutating func citation(id: String, text: String, category: String, phase: String) {
        citations.append(citations.isEmpty ? "{\"category\":" : ",{\"category\":")
        citations.appendQuoted(category)
        citations.append(",\"id\":\"")
        citations.append(id)
        citations.append("\",\"phase\":")
        citations.appendQuoted(phase)
        citations.append(",\"text\":")
        citations.appendQuoted(text)
        citations.append(0x7D)
        tally.citations += 1
    }

    private static func party(
        _ name: String, _ country: String, _ buffer: inout ByteBuffer, _ list: RepeatedEntries.List,
        _ repeated: inout RepeatedEntries
    ) {
        if name.isEmpty { return }
        let mark = buffer.count
        buffer.append(mark == 0 ? "{\"country\":" : ",{\"country\":")
        buffer.appendQuoted(country)
        buffer.append(",\"name\":")
        buffer.appendQuoted(name)
        buffer.append(0x7D)
        if repeated.isRepeated(buffer, from: mark, in: list) { buffer.truncate(to: mark) }
    }
}

extension PatentNumber {
    /// Writes the canonical object; `id` and `date` are normalised.
    func write(id: String, date: String, to buffer: inout ByteBuffer) {
        buffer.append("{\"country\":")
        buffer.appendQuoted(country)
        buffer.append(",\"date\":\"")
        buffer.append(date)
        buffer.append("\",\"id\":\"")
        buffer.append(id)
        buffer.append("\",\"kind\":")
        buffer.appendQuoted(kind)
        buffer.append(",\"number\":")
        buffer.appendQuoted(number)
        buffer.append(0x7D)
    }
}
