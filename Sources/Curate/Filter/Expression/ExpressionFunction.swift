internal import Corpus

/// A function of expressions.
struct ExpressionFunction: Sendable {
    let name: String
    let kind: DocumentFact.Kind
    let takesField: Bool
    let takesText: Bool
    let make: @Sendable (TextFields, String) -> @Sendable (FilterInput) -> DocumentFact.Value

    static let all: [ExpressionFunction] = [
        ExpressionFunction(name: "words", kind: .number, takesField: true, takesText: false) { field, _ in
            { .number(Double(TextLength.words($0.lines(field)))) }
        },
        ExpressionFunction(name: "characters", kind: .number, takesField: true, takesText: false) { field, _ in
            { .number(Double($0.lines(field).reduce(0) { $0 + $1.count })) }
        },
        ExpressionFunction(name: "paragraphs", kind: .number, takesField: true, takesText: false) { field, _ in
            { .number(Double($0.lines(field).count)) }
        },
        ExpressionFunction(name: "has", kind: .boolean, takesField: true, takesText: false) { field, _ in
            { .boolean(!$0.lines(field).isEmpty) }
        },
        ExpressionFunction(name: "contains", kind: .boolean, takesField: true, takesText: true) { field, text in
            let phrases = PhraseSet([text])
            return { document in .boolean(document.lines(field).contains { phrases.first(in: PlacedWords($0)) != nil })
            }
        },
        ExpressionFunction(name: "label", kind: .boolean, takesField: false, takesText: true) { _, text in
            { .boolean($0.labels.contains(text)) }
        },
    ]
}
