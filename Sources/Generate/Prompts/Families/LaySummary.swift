extension PromptFamilies {
    /// Plain words for people outside the field.
    static let laySummary = #"""
        name: lay-summary
        method: synthesis
        about: An invention told in everyday words.
        system: >-
          You explain inventions to people without technical training, in plain {language} and short sentences.
        user: |
          Explain a new invention of your own that belongs to every one of these subjects:
          {definitions}

          {angle}

          {examples}

          Write these parts:
          {fields}

          Use everyday words, and explain a technical term where it cannot be avoided. Write about "the invention", "it" and "a person", not to the reader.
          No lists, no markdown, no remarks about the task.

          {format}
        fields:
          - {name: title, words: 3-14, about: 'What it is, in everyday words.'}
          - {name: abstract, words: 60-220, about: 'What it does, how it works, and what becomes easier, in one or two paragraphs.'}
        angles:
          - Begin with a situation in which it is needed.
          - Begin with what it looks like.
          - Begin with what people do today without it.
          - Begin with the one idea behind it.
          - Begin with how a day with it goes.
        """#
}
