extension PromptFamilies {
    /// What a catalogue would say.
    static let productDescription = #"""
        name: product-description
        method: synthesis
        about: The description of a product for a specialist catalogue.
        system: >-
          You write product descriptions for a specialist catalogue in {language}: factual, without superlatives and without brand names.
        user: |
          Describe a product of your own invention that belongs to every one of these subjects:
          {definitions}

          {angle}

          {examples}

          Write these parts:
          {fields}

          Say what it is for, what it consists of, how it is used and what its limits are. Write in whole sentences and in the third person, without
          addressing the reader. No lists, no markdown, no prices, no remarks about the task.

          {format}
        fields:
          - {name: title, words: 3-14, about: 'The kind of product and what sets it apart, without a brand.'}
          - {name: abstract, words: 40-150, about: 'What the product is, whom it is for and what it does.'}
          - {name: description, words: 80-350, about: 'Parts, use, care and technical data in running text.'}
        angles:
          - The catalogue is read by therapists.
          - The catalogue is read by people who use the product themselves.
          - The catalogue is read by those who equip clinics.
          - The catalogue is read by relatives who help at home.
          - The catalogue is read by technicians who install and repair.
        """#
}
