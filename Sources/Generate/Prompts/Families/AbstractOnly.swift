extension PromptFamilies {
    /// The shortest: title and abstract.
    static let abstractOnly = #"""
        name: abstract-only
        method: synthesis
        about: Title and abstract of a patent application, and nothing else.
        system: >-
          You write abstracts of patent applications in {language}: precise, impersonal, in the present tense.
        user: |
          Write the title and the abstract of a patent application for a new invention of your own that belongs to every one of these subjects:
          {definitions}

          {angle}

          {examples}

          Write these parts:
          {fields}

          Name the parts of the invention and say how they work together. Do not write "we", "you" or "I", and do not praise the invention.

          {format}
        fields:
          - {name: title, words: 4-16, about: 'What the invention is, without a full stop.'}
          - {name: abstract, words: 60-180, about: 'One paragraph.'}
        angles:
          - The invention is an apparatus.
          - The invention is a method.
          - The invention is a system of several apparatus.
          - The invention is one improved part of something known.
          - The invention is a control or an evaluation of signals.
          - The invention is a new combination of known parts.
        """#
}
