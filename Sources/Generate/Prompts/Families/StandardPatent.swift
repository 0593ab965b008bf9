extension PromptFamilies {
    /// The form of a published application: what the standard-patent filter keeps.
    static let standardPatent = #"""
        name: standard-patent
        method: synthesis
        about: Title, abstract, numbered claims and description in the form of a published patent application.
        system: >-
          You are an experienced patent attorney. You draft patent applications in {language}: precise, impersonal, in the present tense, with
          every technical term used in one sense throughout.
        user: |
          Write a patent application for a new invention of your own that belongs to every one of these subjects:
          {definitions}

          {angle}

          Choose one concrete technical problem and one concrete solution with named parts and how they work together.

          {examples}

          Write these parts:
          {fields}

          Rules:
          - Claim 1 is independent and has the word "comprising". Most other claims depend on an earlier one: "The ... of claim 1, wherein ...".
          - Each claim is one sentence with a full stop at its end. Name a part with "a" or "an" first and with "the" afterwards.
          - Do not write "we", "you" or "I", no brand names, no headings inside a text, no markdown, no remarks about the task.

          {format}
        fields:
          - {name: title, words: 4-16, about: 'What the invention is, without a full stop.'}
          - {name: abstract, words: 60-180, about: 'One paragraph: the invention, its main parts, how they work together, and what is gained.'}
          - {name: claims, items: 6-12, words: 15-90, about: 'Numbered in order; claim 1 is the longest.'}
          - {name: description, words: 120-450, about: 'The field, the problem with what is known, the invention, and one embodiment in detail, in several paragraphs.'}
        angles:
          - Put the weight on the mechanical construction.
          - Put the weight on sensors and on what is made of their signals.
          - Put the weight on how a person handles it, step by step.
          - Put the weight on a method and its steps.
          - Put the weight on safety and on what happens when a part fails.
          - Put the weight on materials and on how it is made.
          - Put the weight on fitting it to different persons.
          - Put the weight on power supply, size and weight.
          - Put the weight on communication with other apparatus.
          - Put the weight on low cost and simple upkeep.
        rules:
          - standard-patent-form
        """#
}
