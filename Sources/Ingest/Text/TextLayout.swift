/// What line breaks mean in a text: it depends on the office and on the script.
struct TextLayout {
    /// Whether `br`, and references to figures and documents, end a paragraph or a line (`RecordBuilder.endsBlocksAtLineBreaks`).
    var endsBlocksAtLineBreaks = false
    /// Whether a line break between two East Asian signs is no space: in Chinese and Japanese, which have none between words.
    var joinsLines = false
}

extension RecordBuilder {
    /// The layout of a text in a language, normalised.
    func layout(_ language: String) -> TextLayout {
        TextLayout(
            endsBlocksAtLineBreaks: endsBlocksAtLineBreaks, joinsLines: language == "zh" || language == "ja")
    }
}
