/// The fifty characters of WIPO ST.8, Annex A: `A61G   5/04        20060101AFI20060101BHEP`.
///
/// Positions: 1–15 symbol, 20–27 version, 28 level (A, C, S), 29 place (F, L), 30 value (I, N; CPC I, A), 31–38 action date, 39
/// status (B, R, V, D), 40 source (H, M, G), 41–42 office. Shorter and shifted text (OPS, `(2006.01)`) is read as far as it goes.
package struct FixedWidthSymbol: Hashable, Sendable {
    package var symbol: String
    package var version = ""
    package var level = ""
    /// F first, L later, `""` unknown.
    package var place = ""
    package var value = ""
    /// As `YYYY-MM-DD`.
    package var actionDate = ""
    package var status = ""
    package var source = ""
    package var office = ""

    package var isFirst: Bool { place == "F" }
    package var inventive: Classification.Inventive { Classification.Inventive(value: value) }

    /// Reads the text; nil if it begins with no symbol.
    package init?(_ text: String) { self.init(text.utf8) }

    /// The same on bytes.
    package init?(_ source: some Collection<UInt8>) {
        let bytes = [UInt8](source.drop { $0 < .space || $0 == 0x0A })
        let head = bytes.count > 19 ? [UInt8](bytes.prefix(19)) : bytes
        let isShort = bytes.contains(.of("("))
        guard let parsed = InternationalSymbol.parse(isShort ? bytes : head) else { return nil }
        symbol = String(decoding: parsed.symbol, as: UTF8.self)
        version = String(decoding: parsed.version, as: UTF8.self)
        // PATENTSCOPE also writes the version without parentheses: `A61K 9/48 2006.01`.
        if !isShort, bytes.count < 27, let last = bytes.split(whereSeparator: { $0 <= .space }).last,
            last.contains(0x2E)
        {
            version = String(decoding: SymbolVersion.normalise(last), as: UTF8.self)
            return
        }
        guard !isShort, bytes.count > 19 else { return }
        let dated = String(decoding: SymbolVersion.normalise(Self.field(bytes, 19, 27)), as: UTF8.self)
        if !dated.isEmpty { version = dated }
        level = Self.letter(bytes, 27)
        place = Self.letter(bytes, 28)
        value = Self.letter(bytes, 29)
        actionDate = PatentDate.normalise(Self.field(bytes, 30, 38)) ?? ""
        status = Self.letter(bytes, 38)
        self.source = Self.letter(bytes, 39)
        let letters = Self.field(bytes, 40, 42)
        office = letters.count == 2 && letters.allSatisfy(\.isCapital) ? String(decoding: letters, as: UTF8.self) : ""
    }

    private static func field(_ bytes: [UInt8], _ from: Int, _ to: Int) -> [UInt8] {
        from < bytes.count ? [UInt8](bytes[from..<min(to, bytes.count)]) : []
    }

    private static func letter(_ bytes: [UInt8], _ index: Int) -> String {
        index < bytes.count && bytes[index].isCapital ? String(decoding: [bytes[index]], as: UTF8.self) : ""
    }

    /// As a document's classification.
    package func classification(_ scheme: Classification.Scheme) -> Classification {
        Classification(scheme: scheme, symbol: symbol, first: isFirst, inventive: inventive, version: version)
    }
}
