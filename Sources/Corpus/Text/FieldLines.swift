extension DocumentContent {
    /// Calls `body` with each line of some fields and its field, in one language: what `lines` gives, without building a list.
    ///
    /// - Parameter preferred: as in `lines`.
    package func forEachLine(
        _ fields: TextFields, preferring preferred: String = "en", _ body: (TextFields, String) -> Void
    ) {
        let main = fastMainLanguage(preferred)
        if fields.contains(.title) {
            let language = titles.contains { $0.language == main } ? main : titles.first?.language ?? ""
            for title in titles where title.language == language { body(.title, title.text) }
        }
        if fields.contains(.abstract) {
            let language = abstracts.contains { $0.language == main } ? main : abstracts.first?.language ?? ""
            for abstract in abstracts where abstract.language == language {
                for paragraph in abstract.paragraphs { body(.abstract, paragraph) }
            }
        }
        if fields.contains(.claims) {
            let language = claims.contains { $0.language == main } ? main : claims.first?.language ?? ""
            for claim in claims where claim.language == language { body(.claims, claim.text) }
        }
        if fields.contains(.description) {
            let language = description.contains { $0.language == main } ? main : description.first?.language ?? ""
            for section in description where section.language == language {
                if !section.heading.isEmpty { body(.description, section.heading) }
                for paragraph in section.paragraphs { body(.description, paragraph) }
            }
        }
    }

    /// As `mainLanguage(preferring:)`.
    private func fastMainLanguage(_ preferred: String) -> String {
        let isThere =
            titles.contains { $0.language == preferred } || abstracts.contains { $0.language == preferred }
            || claims.contains { $0.language == preferred } || description.contains { $0.language == preferred }
        if isThere { return preferred }
        return abstracts.first?.language ?? titles.first?.language ?? claims.first?.language
            ?? description.first?.language ?? ""
    }
}
