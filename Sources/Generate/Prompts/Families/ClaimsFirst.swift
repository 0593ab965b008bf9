extension PromptFamilies {
    /// Claims before anything else, so that the rest follows what is claimed.
    static let claimsFirst = #"""
        name: claims-first
        method: synthesis
        about: The claims first, then an abstract and a title that follow from them.
        system: >-
          You are an experienced patent attorney who drafts the claims first and the rest after them, in {language}.
        user: |
          Draft a patent for a new invention of your own that belongs to every one of these subjects:
          {definitions}

          {angle}

          {examples}

          First write the claims. Claim 1 names the invention, then "comprising", then its parts and how they are connected. Each later claim adds one
          feature to an earlier claim that it names: "The ... of claim 2, wherein ...". Then sum the claims up in the abstract, and last write the title.

          Write these parts in this order:
          {fields}

          Do not write "we", "you" or "I", no markdown and no remarks about the task.

          {format}
        fields:
          - {name: claims, items: 8-15, words: 15-110, about: 'Numbered in order, one sentence each, with a full stop at the end.'}
          - {name: abstract, words: 60-160, about: 'One paragraph that says what claim 1 says, in plainer words, and what is gained.'}
          - {name: title, words: 4-16, about: 'What claim 1 is about, without a full stop.'}
        angles:
          - Claim 1 is an apparatus.
          - Claim 1 is a method; a later claim that refers to it is an apparatus.
          - Claim 1 is a system of at least two units that exchange signals.
          - Claim 1 is a component that is fitted to something known.
          - Claim 1 is an apparatus with a controller; say what the controller is configured to do.
          - Claim 1 is a kit of parts.
        rules:
          - claims
        """#
}
