extension PromptFamilies {
    /// A real document in other words.
    static let paraphrase = #"""
        name: paraphrase
        method: paraphrase
        about: Title, abstract and claims of a real document in other words, with the same content.
        system: >-
          You rewrite patent documents in {language}. The technical content stays exactly the same; the words and the build of the sentences change.
        user: |
          Rewrite this patent document in other words:
          {source}

          {angle}

          Rules:
          - Keep every technical fact: parts, how they are connected, numbers and units, and which claim refers to which.
          - Change the wording of every sentence: other verbs, other order, synonyms where they are exact. Do not copy a sentence.
          - Keep the number of claims and their order. Do not add or leave out features.
          - No markdown, no remarks about the task.

          Write these parts:
          {fields}

          {format}
        fields:
          - {name: title, words: 2-25}
          - {name: abstract, words: 30-250}
          - {name: claims, items: 1-15, words: 8-150, about: 'Numbered in order, one sentence each.'}
        angles:
          - Prefer the active voice.
          - Prefer the passive voice.
          - Prefer short sentences in the abstract.
          - Prefer to begin with the purpose of each part.
          - Prefer general terms to special ones where both are exact.
        """#
}
