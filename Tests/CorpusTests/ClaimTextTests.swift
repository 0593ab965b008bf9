import Corpus
import Testing

@Suite struct ClaimTextTests {
    @Test(
        "splits claims at their numbers and nowhere else",
        arguments: [
            ("1. A gate. 2. The gate of claim 1. 3. A post.", ["1. A gate.", "2. The gate of claim 1.", "3. A post."]),
            ("1 . A gate.\n2 . The gate of claim 1 .", ["1 . A gate.", "2 . The gate of claim 1 ."]),
            ("1) A gate.\n2) The gate of claim 1", ["1) A gate.", "2) The gate of claim 1"]),
            ("What is claimed is: 1. A gate. 2. A post.", ["What is claimed is: 1. A gate.", "2. A post."]),
            ("1. A gate as in Fig. 2. The hinge. 2. A post.", ["1. A gate as in Fig. 2. The hinge.", "2. A post."]),
            ("1. A gate of 2. 5 mm. 2. A post.", ["1. A gate of 2. 5 mm.", "2. A post."]),
            ("1. A gate: 1. a hinge; 2. a post. 2. A door.", ["1. A gate: 1. a hinge; 2. a post.", "2. A door."]),
            ("1. A gate 2.5 m wide. 2. A post.", ["1. A gate 2.5 m wide.", "2. A post."]),
            ("1-3. (canceled)\n4. A gate. 5. A post.", ["1-3. (canceled)", "4. A gate.", "5. A post."]),
            ("1. a gate. 2. a post.", ["1. a gate.", "2. a post."]),
            ("1.一种门。2.根据权利要求1所述的门。", ["1.一种门。", "2.根据权利要求1所述的门。"]),
            ("A gate with 2 hinges. 1. Not a claim.", ["A gate with 2 hinges. 1. Not a claim."]),
            ("A gate.", ["A gate."]), (" \n", []), ("7. A gate. 8. A post.", ["7. A gate.", "8. A post."]),
        ])
    func splits(text: String, expected: [String]) {
        #expect(ClaimText.split(text).map(\.text) == expected)
    }

    @Test("keeps all the text, and numbers rise by one")
    func law() {
        let text = (1...30).map { "\($0). The gate of claim \($0), wherein 3.5 of Fig. \($0 + 1). shows it." }
            .joined(separator: " ")
        let claims = ClaimText.split(text)
        #expect(claims.map(\.number) == Array(1...30))
        #expect(claims.map(\.text).joined(separator: " ") == text)
    }
}
