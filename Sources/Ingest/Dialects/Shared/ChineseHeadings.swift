internal import Native

/// The headings of Chinese descriptions, which the CNIPA's files write as paragraphs.
///
/// Implementing Regulations of the Chinese Patent Law, rule 17 until 2023 (technical field, background art, contents of the invention, description of
/// the drawings, mode of carrying out), and what translations of PCT applications write for the same.
enum ChineseHeadings {
    private static let roles: [String: SectionRole] = [
        "技术领域": .technicalField, "发明领域": .technicalField, "发明所属技术领域": .technicalField, "所属技术领域": .technicalField,
        "背景技术": .background, "发明背景": .background, "技术背景": .background, "背景": .background,
        "发明内容": .summary, "实用新型内容": .summary, "发明概述": .summary, "发明概要": .summary, "发明的概要": .summary,
        "发明公开": .summary, "发明的公开": .summary, "发明所要解决的技术问题": .summary, "发明要解决的技术问题": .summary,
        "发明所要解决的课题": .summary, "发明要解决的课题": .summary, "发明要解决的问题": .summary,
        "解决技术问题所采用的技术方案": .summary, "用于解决课题的手段": .summary, "用于解决问题的方案": .summary, "用于解决课题的方案": .summary,
        "发明的效果": .summary, "发明效果": .summary, "有益效果": .summary,
        "附图说明": .drawings, "附图的简单说明": .drawings, "附图的简要说明": .drawings, "附图简要说明": .drawings, "附图简述": .drawings,
        "具体实施方式": .embodiments, "具体实施方案": .embodiments, "具体实施例": .embodiments, "实施方式": .embodiments,
        "实施发明的方式": .embodiments, "实施发明的最佳方式": .embodiments, "用于实施发明的方式": .embodiments, "本发明的实施方式": .embodiments,
        "工业实用性": .industrialApplicability, "产业上的可利用性": .industrialApplicability, "工业上的可利用性": .industrialApplicability,
        "产业上利用的可能性": .industrialApplicability, "工业应用性": .industrialApplicability,
        "相关申请的交叉引用": .related, "相关申请": .related, "相关申请的引用": .related, "对相关申请的交叉引用": .related,
        "现有技术文献": .citations, "在先技术文献": .citations, "引用文献列表": .citations, "专利文献": .citations, "非专利文献": .citations,
        "附图标记说明": .other, "附图标记": .other, "符号说明": .other, "符号的说明": .other, "标号说明": .other,
    ]

    /// The role that a paragraph gives to what follows, where its whole text is such a heading.
    static func role(_ tape: XMLTape, _ paragraph: XMLNode) -> SectionRole? {
        guard let text = tape.firstChild(paragraph), tape.isText(text), isShort(tape.bytes(text)) else { return nil }
        // Some files end a line with `br`.
        if let rest = tape.next(text), tape.name(rest) != .br { return nil }
        let heading = tape.string(text)
        if let role = roles[heading] { return role }
        return roles[heading.filter { !"【】[]：:".contains($0) }]
    }

    /// Whether a text may be a heading: twenty signs or less, and no sentence. Nearly every paragraph ends here.
    private static func isShort(_ text: Span<UInt8>) -> Bool {
        var end = text.count
        while end > 0 && text[end - 1] <= 0x20 { end -= 1 }
        guard end >= 6, end <= 60 else { return false }
        return !(text[end - 1] == 0x82 && text[end - 2] == 0x80 && text[end - 3] == 0xE3)
    }
}
