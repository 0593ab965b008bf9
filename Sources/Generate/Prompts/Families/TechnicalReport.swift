extension PromptFamilies {
    /// The content of a patent in the form of a report.
    static let technicalReport = #"""
        name: technical-report
        method: synthesis
        about: A technical report on a development, with problem, construction and findings, in place of a patent.
        system: >-
          You are a development engineer who writes internal technical reports in {language}: plain, exact, with figures and units.
        user: |
          Write a short technical report on a development of your own that belongs to every one of these subjects:
          {definitions}

          {angle}

          {examples}

          Write these parts:
          {fields}

          Write in the third person and in whole sentences. Do not use the form of a patent: no claims, no "comprising", no "embodiment". No markdown, no
          lists, no remarks about the task.

          {format}
        fields:
          - {name: title, words: 4-18, about: 'The title of the report.'}
          - {name: abstract, words: 60-180, about: 'What was developed, how it works and what was found, in one paragraph.'}
          - {name: background, words: 50-200, about: 'The problem and why known solutions fall short.'}
          - {name: description, words: 100-450, about: 'Construction and function, then how it was tested, with figures.'}
        angles:
          - The report is on a first prototype.
          - The report compares two ways to build it.
          - The report is on a trial with users.
          - The report is on a fault that was found and mended.
          - The report is on software and signal processing.
          - The report is on choosing materials and a manufacturer.
        """#
}
