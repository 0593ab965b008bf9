/// One classification of a document, as `docs/document.md` has it.
package struct Classification: Hashable, Sendable {
    package enum Scheme: String, Sendable, CaseIterable {
        case ipc, ipcr, cpc, locarno, uspc, fi, ecla, dekla
        case fTerm = "f-term"
    }

    /// Whether the symbol classifies the invention or additional information (ST.8 value I or N, CPC I or A).
    package enum Inventive: String, Sendable {
        case yes, no
        case unknown = ""

        /// Reads `I`, `N`, `A` and what else stands there.
        package init(value: String) {
            switch value {
            case "I", "i": self = .yes
            case "N", "n", "A", "a": self = .no
            default: self = .unknown
            }
        }
    }

    package var scheme: Scheme
    /// The normalised symbol, such as `A61G 5/04`.
    package var symbol: String
    /// Whether the source names it first or main.
    package var first: Bool
    package var inventive: Inventive
    /// IPC and CPC versions as `YYYY.MM`, IPC editions 1–7 as their digit, `""` if unknown.
    package var version: String

    package init(
        scheme: Scheme, symbol: String, first: Bool = false, inventive: Inventive = .unknown, version: String = ""
    ) {
        self.scheme = scheme
        self.symbol = symbol
        self.first = first
        self.inventive = inventive
        self.version = version
    }

    /// Normalises a symbol by the rule of its scheme; nil if it is none of that scheme.
    ///
    /// ECLA and DEKLA symbols are only trimmed.
    package static func symbol(_ text: String, scheme: Scheme) -> String? {
        switch scheme {
        case .ipc, .ipcr, .cpc: return InternationalSymbol.normalise(text.utf8)?.symbol
        case .locarno: return LocarnoSymbol.normalise(text.utf8)
        case .uspc: return UnitedStatesSymbol.normalise(text.utf8)
        case .fi: return FileIndexSymbol.normalise(text.utf8)
        case .fTerm: return FTermSymbol.normalise(text.utf8)
        case .ecla, .dekla:
            let words = text.split(whereSeparator: \.isWhitespace)
            return words.isEmpty ? nil : words.joined(separator: " ")
        }
    }
}
