internal import Corpus
internal import Native

/// The bibliographic elements that WIPO ST.36 defines and every dialect made from it shares.
///
/// WIPO Standard ST.36, Annex A (ICEs); names as in its DTDs.
enum ST36 {
    /// `document-id`: country, doc-number, kind, date.
    static func number(_ tape: XMLTape, _ documentID: XMLNode) -> PatentNumber {
        var number = PatentNumber()
        for part in tape.elements(documentID) {
            switch tape.name(part) {
            case .country: if number.country.isEmpty { number.country = tape.string(part) }
            case .docNumber: if number.number.isEmpty { number.number = tape.string(part) }
            case .kind: if number.kind.isEmpty { number.kind = tape.string(part) }
            case .date: if number.date.isEmpty { number.date = tape.string(part) }
            default: break
            }
        }
        return number
    }

    /// The first `document-id` below a reference, or an empty number.
    static func reference(_ tape: XMLTape, _ reference: XMLNode?) -> PatentNumber {
        guard let reference, let id = tape.child(reference, .documentId) else { return PatentNumber() }
        return number(tape, id)
    }

    /// `priority-claims/priority-claim`, each with country, doc-number, date as children or in a `document-id`.
    static func priorities(_ tape: XMLTape, _ bibliography: XMLNode, into builder: inout RecordBuilder) {
        guard let claims = tape.child(bibliography, .priorityClaims) else { return }
        for claim in tape.elements(claims) where tape.name(claim) == .priorityClaim {
            let holder = tape.child(claim, .documentId) ?? claim
            builder.addPriority(number(tape, holder))
        }
    }

    /// `classifications-ipcr/classification-ipcr`, structured or as ST.8's 50 characters of `text`.
    static func classificationsIPCR(_ tape: XMLTape, _ bibliography: XMLNode, into builder: inout RecordBuilder) {
        for list in tape.elements(bibliography) where tape.name(list) == .classificationsIpcr {
            for entry in tape.elements(list) where tape.name(entry) == .classificationIpcr {
                structured(tape, entry, scheme: .ipcr, isMain: false, into: &builder)
            }
        }
    }

    /// `classifications-cpc/{main-cpc,further-cpc}/classification-cpc`, also in combination sets and directly below.
    static func classificationsCPC(_ tape: XMLTape, _ bibliography: XMLNode, into builder: inout RecordBuilder) {
        for list in tape.elements(bibliography) where tape.name(list) == .classificationsCpc {
            for entry in tape.descendants(list) where tape.name(entry) == .classificationCpc {
                let isMain = tape.parent(entry).map { tape.name($0) == .mainCpc } ?? false
                structured(tape, entry, scheme: .cpc, isMain: isMain, into: &builder)
            }
        }
    }

    /// One symbol in parts (section, class, subclass, main-group, subgroup) or as `text`.
    private static func structured(
        _ tape: XMLTape, _ entry: XMLNode, scheme: Classification.Scheme, isMain: Bool,
        into builder: inout RecordBuilder
    ) {
        if let text = tape.child(entry, .text) {
            builder.addFixedWidthClassification(written(tape, text), scheme: scheme)
            return
        }
        var section = "", classNumber = "", subclass = "", group = "", subgroup = ""
        var position = "", value = "", version = ""
        for part in tape.elements(entry) {
            switch tape.name(part) {
            case .section: section = tape.string(part)
            case .class: classNumber = tape.string(part)
            case .subclass: subclass = tape.string(part)
            case .mainGroup: group = tape.string(part)
            case .subgroup: subgroup = tape.string(part)
            case .symbolPosition: position = tape.string(part)
            case .classificationValue: value = tape.string(part)
            case .ipcVersionIndicator, .cpcVersionIndicator: version = tape.string(part)
            default: break
            }
        }
        let written = section + classNumber + subclass + (group.isEmpty ? "" : " \(group)/\(subgroup)")
        builder.addClassification(
            written, scheme: scheme, first: isMain || (scheme == .ipcr && position == "F"), value: value,
            version: version)
    }

    /// The text below a node with its white space as it stands: in ST.8's fixed-width text the columns count.
    static func written(_ tape: XMLTape, _ node: XMLNode) -> String {
        var text = ""
        for child in tape.children(node) {
            text += tape.isText(child) ? String(bytes: tape.bytes(child)) : written(tape, child)
        }
        return text
    }

    /// `classification-ipc` of editions 1–7: edition, main-classification, further-classification.
    static func classificationIPC(_ tape: XMLTape, _ bibliography: XMLNode, into builder: inout RecordBuilder) {
        for entry in tape.elements(bibliography) where tape.name(entry) == .classificationIpc {
            let edition = tape.string(entry, .edition)
            for part in tape.elements(entry) {
                switch tape.name(part) {
                case .mainClassification:
                    builder.addClassification(tape.string(part), scheme: .ipc, first: true, version: edition)
                case .furtherClassification:
                    builder.addClassification(tape.string(part), scheme: .ipc, version: edition)
                default: break
                }
            }
        }
    }

    /// The name of an `addressbook`, `name` or the like: the organisation's, else last name and first name.
    static func partyName(_ tape: XMLTape, _ party: XMLNode) -> String {
        let book = tape.child(party, .addressbook) ?? party
        for single in [XMLName.orgname, .name] {
            let name = tape.string(book, single)
            if !name.isEmpty { return name }
        }
        let last = tape.string(book, .lastName)
        let first = [tape.string(book, .firstName), tape.string(book, .middleName)].filter { !$0.isEmpty }
            .joined(separator: " ")
        if last.isEmpty { return first }
        return first.isEmpty ? last : "\(last), \(first)"
    }

    /// The country of a party: its address, else its residence.
    static func partyCountry(_ tape: XMLTape, _ party: XMLNode) -> String {
        let address = tape.string(party, .addressbook, .address, .country)
        if !address.isEmpty { return address }
        return tape.string(party, .residence, .country)
    }
}
