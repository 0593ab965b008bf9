/// Language codes of patent documents.
package enum Language {
    /// The ISO 639-1 code in lower case; `""` for unknown, `XX` and whatever is no code.
    ///
    /// Reads ISO 639-1 in any case, ISO 639-2 (both B and T codes), RFC 5646 tags (`en-US`) and the country codes that offices
    /// write by mistake (`jp`, `cn`, `kr`, `dk`, `se` …).
    package static func normalise(_ text: String) -> String { normalise(text.utf8) }

    /// The same on bytes.
    package static func normalise(_ source: some Collection<UInt8>) -> String {
        let letters = source.drop { $0 <= 0x20 }.prefix { $0.isLetter }.map { $0.capital | 0x20 }
        let code = String(decoding: letters, as: UTF8.self)
        if let known = aliases[code] { return known }
        return letters.count == 2 ? code : ""
    }

    private static let aliases: [String: String] = [
        "xx": "", "zz": "", "un": "", "jp": "ja", "cn": "zh", "kr": "ko", "dk": "da", "cz": "cs", "gr": "el",
        "gb": "en",
        "us": "en", "tw": "zh", "ua": "uk", "rs": "sr", "in": "", "iw": "he", "sh": "sh",
        "eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "ita": "it", "jpn": "ja",
        "chi": "zh",
        "zho": "zh", "kor": "ko", "rus": "ru", "por": "pt", "dut": "nl", "nld": "nl", "swe": "sv", "dan": "da",
        "nor": "no",
        "fin": "fi", "pol": "pl", "cze": "cs", "ces": "cs", "slo": "sk", "slk": "sk", "slv": "sl", "hun": "hu",
        "gre": "el",
        "ell": "el", "tur": "tr", "ukr": "uk", "bul": "bg", "rum": "ro", "ron": "ro", "hrv": "hr", "srp": "sr",
        "ara": "ar",
        "heb": "he", "est": "et", "lav": "lv", "lit": "lt", "ice": "is", "isl": "is", "vie": "vi", "tha": "th",
        "ind": "id",
        "msa": "ms", "may": "ms", "cat": "ca", "lat": "la", "gle": "ga", "mao": "mi", "nob": "nb", "nno": "nn",
    ]
}
