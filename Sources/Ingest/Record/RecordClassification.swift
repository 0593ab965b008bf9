package import Corpus
internal import Native

/// Classifications as files write them.
extension RecordBuilder {
    /// Adds a symbol in its scheme's spelling; one that does not follow the scheme is kept as written and counted.
    ///
    /// - Parameters:
    ///   - value: ST.8's classification value (`I`, `N`) or CPC's (`I`, `A`), or `""`.
    ///   - version: a date (`20060101`), an edition (`7`), or `""`.
    package mutating func addClassification(
        _ written: String, scheme: Classification.Scheme, first: Bool = false, value: String = "", version: String = ""
    ) {
        if written.isEmpty { return }
        let symbol = Classification.symbol(written, scheme: scheme)
        if symbol == nil { defects[.symbol] += 1 }
        add(
            Classification(
                scheme: scheme, symbol: symbol ?? written, first: first, inventive: .init(value: value),
                version: Classification.version(version)))
    }

    /// Adds a symbol from WIPO ST.8's fixed-width text (50 characters), or from a shorter text that begins with the symbol.
    package mutating func addFixedWidthClassification(_ text: String, scheme: Classification.Scheme) {
        if text.isEmpty { return }
        if let fields = FixedWidthSymbol(text) {
            add(fields.classification(scheme))
        } else {
            addClassification(text, scheme: scheme)
        }
    }

    /// Adds one that is not there already: files list a symbol once an office or level.
    private mutating func add(_ classification: Classification) {
        let mark = classifications.count
        classifications.append(classifications.isEmpty ? "{\"first\":" : ",{\"first\":")
        classifications.append(classification.first ? "true" : "false")
        classifications.append(",\"inventive\":\"")
        classifications.append(classification.inventive.rawValue)
        classifications.append("\",\"scheme\":\"")
        classifications.append(classification.scheme.rawValue)
        classifications.append("\",\"symbol\":")
        classifications.appendQuoted(classification.symbol)
        classifications.append(",\"version\":")
        classifications.appendQuoted(classification.version)
        classifications.append(0x7D)
        if repeated.isRepeated(classifications, from: mark, in: .classifications) {
            classifications.truncate(to: mark)
        } else {
            tally.classifications += 1
        }
    }
}
