import Corpus

extension TestDocument {
    /// A document that every rule keeps, of our own invention.
    static let sound: TestDocument = {
        var document = TestDocument(
            "Kettle with a double wall",
            abstract: """
                A kettle has an inner vessel of steel and an outer wall of plastic, between which a layer of air reduces the loss of heat. A \
                sensor under the vessel measures the temperature, and a controller switches a heating element off when the water boils. The \
                lid is held by a spring that opens at a fixed pressure, so that no water leaves the spout while the kettle is carried.
                """,
            claims: [
                "1. A kettle comprising an inner vessel, an outer wall, and a heating element arranged between the inner vessel and the outer wall.",
                "2. The kettle of claim 1, further comprising a sensor arranged under the inner vessel.",
                "3. The kettle of claim 1 or 2, wherein a lid is held by a spring.",
            ])
        document.promptFamily = "standard-patent"
        return document
    }()

    /// The same with something changed.
    func with(_ change: (inout TestDocument) -> Void) -> TestDocument {
        var copy = self
        change(&copy)
        return copy
    }

    /// The same with claims of these texts, numbered from 1.
    func claiming(_ texts: String...) -> TestDocument {
        with { $0.claims = texts.enumerated().map { Claim(number: $0 + 1, text: $1) } }
    }

    func abstracting(_ text: String) -> TestDocument { with { $0.abstract = [text] } }
}
