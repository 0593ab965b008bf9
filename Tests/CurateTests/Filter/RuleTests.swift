import Corpus
import Curate
import Testing

@Suite("Rules drop what they say, with a reason")
struct RuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var rule: String
        /// The keyword of the reason, nil for a document that is kept.
        var reason: String?
        var document: TestDocument
        var testDescription: String {
            "\(rule) → \(reason ?? "keep"): \(document.title.prefix(20))|\(document.claims.count)"
        }

        init(_ rule: String, _ reason: String?, _ document: TestDocument) {
            (self.rule, self.reason, self.document) = (rule, reason, document)
        }
    }

    private static let sound = TestDocument.sound

    private static func real(_ id: String) -> TestDocument {
        sound.with {
            $0.origin = .real
            $0.id = id
        }
    }

    private static let standard: [Case] = [
        Case("standard-patent-kinds", nil, real("EP1000000A1")),
        Case("standard-patent-kinds", nil, real("US9876543B2")),
        Case("standard-patent-kinds", "search-report", real("EP1000000A3")),
        Case("standard-patent-kinds", "correction", real("EP1000000A8")),
        Case("standard-patent-kinds", "correction", real("EP1000000A9")),
        Case("standard-patent-kinds", "design", real("USD435854S1")),
        Case("standard-patent-kinds", "plant", real("USPP18398P2")),
        Case("standard-patent-kinds", "reissue", real("USRE40000E1")),
        Case("standard-patent-kinds", "utility-model", real("CN200000001U")), Case("standard-patent-kinds", nil, sound),
        Case("standard-patent-prompt", nil, sound), Case("standard-patent-prompt", nil, real("EP1000000A3")),
        Case("standard-patent-prompt", "prompt-family", sound.with { $0.promptFamily = "lay-summary" }),
        Case("standard-patent-prompt", "no-prompt-family", sound.with { $0.promptFamily = "" }),
        Case(
            "standard-patent-prompt:families=lay-summary|paraphrase", nil,
            sound.with { $0.promptFamily = "lay-summary" }),
        Case("standard-patent-form", nil, sound),
        Case("standard-patent-form", "no-title", sound.with { $0.title = "" }),
        Case("standard-patent-form", "no-abstract", sound.with { $0.abstract = [] }),
        Case("standard-patent-form", "abstract-too-short", sound.abstracting("A kettle has a lid.")),
        Case("standard-patent-form:abstract=3-250", nil, sound.abstracting("A kettle has a lid.")),
        Case("standard-patent-form:abstract=3-50", "abstract-too-long", sound),
        Case("standard-patent-form", "no-claims", sound.with { $0.claims = [] }),
        Case("standard-patent-form", "numbering", sound.with { $0.claims[1].number = 3 }),
        Case(
            "standard-patent-form", "no-independent-claim",
            sound.claiming("1. The kettle of claim 2, comprising a lid.")),
        Case("standard-patent-form", "no-transitional-phrase", sound.claiming("1. A kettle for tea.")),
        Case(
            "standard-patent-form", "refers-forward",
            sound.claiming("1. A kettle comprising a lid.", "2. The kettle of claim 2 or 1.")),
        Case("standard-patent-form", "first-or-second-person", sound.claiming("1. A kettle comprising our lid.")),
        Case("standard-patent-form", nil, sound.claiming("1. A compound of formula I comprising Me and a US bus.")),
        Case(
            "standard-patent-form", nil,
            sound.claiming("1. A doll comprising a speaker that says \"I love you\" when pressed.")),
        Case("standard-patent", "search-report", real("EP1000000A3")),
        Case("standard-patent", "prompt-family", sound.with { $0.promptFamily = "lay-summary" }),
        Case(
            "standard-patent", nil,
            sound.with {
                $0.promptFamily = "paraphrase"
                $0.origin = .paraphrase
            }), Case("standard-patent", "no-claims", sound.with { $0.claims = [] }),
    ]

    private static let texts: [Case] = [
        Case("length", nil, sound), Case("length:min=500", "too-short", sound),
        Case("length:max=20", "too-long", sound),
        Case("length:title=1-3", "title-too-long", sound), Case("length:abstract=90-", "abstract-too-short", sound),
        Case("length:min=4,of=title", nil, sound.with { $0.title = "二重の壁を有する湯沸かし器" }),
        Case("language", nil, sound), Case("language:is=de|fr", "other-language", sound),
        Case("language:is=declared", nil, sound),
        Case("language", nil, sound.with { $0.title = "Kettle" }),
        Case(
            "language", "other-language",
            sound.abstracting(
                "Ein Kessel hat ein inneres Gefäß aus Stahl und eine äußere Wand aus Kunststoff, zwischen denen Luft steht."
            )),
        Case("repetition", nil, sound),
        Case("repetition", "loop", sound.abstracting(String(repeating: "a kettle with a lid ", count: 20))),
        Case("repetition", "loop", sound.abstracting("A kettle has a lid" + String(repeating: ".", count: 60))),
        Case(
            "repetition:loop=0", "top-n-gram", sound.abstracting(String(repeating: "a kettle with a lid ", count: 20))),
        Case(
            "repetition", "duplicate-lines",
            sound.claiming(
                "1. A kettle comprising a lid.", "2. A kettle comprising a lid.", "3. A kettle comprising a lid.")),
        Case(
            "repetition", "duplicate-sentences",
            sound.abstracting(
                "The lid of it is round. The pot of it is flat. The lid of it is round. The pot of it is flat.")),
        Case("repetition", nil, sound.abstracting("Primer acgtacgtac acgtacgtac acgtacgtac acgtacgtac is used.")),
        Case("boilerplate", nil, sound),
        Case("boilerplate", "filler", sound.abstracting("Lorem ipsum dolor sit amet.")),
        Case("boilerplate", "web-notice", sound.abstracting("This page uses cookies.")),
        Case("boilerplate", "disclaimer", sound.abstracting("A kettle. This is a fictional patent.")),
        Case("boilerplate", "instruction", sound.abstracting("Provide a concise summary of the kettle.")),
        Case("boilerplate", "remark", sound.abstracting("A kettle with a lid. (Word count: 60)")),
        Case("refusal", nil, sound),
        Case("refusal", "refusal", sound.abstracting("I'm sorry, but I can't help with that.")),
        Case("refusal", "preamble", sound.abstracting("Sure! Here is a patent about a kettle.")),
        Case("refusal", "preamble", sound.abstracting("以下是一项专利。")),
        Case(
            "refusal", nil,
            sound.abstracting(
                "If a request cannot be served, a server applies a content policy as requested by a user.")),
        Case("refusal", "assistant", sound.abstracting("As an AI language model, a kettle is new to me.")),
        Case("refusal", "farewell", sound.abstracting("A kettle has a lid. Let me know if you need more!")),
        Case("refusal", "chat-token", sound.abstracting("A kettle has a lid.<|im_end|>")),
        Case(
            "refusal", nil,
            sound.abstracting("A classifier finds texts such as \"I'm sorry, but I can't help\" in logs of a server.")),
        Case("truncated", nil, sound),
        Case("truncated", "no-full-stop", sound.abstracting("A kettle has a lid and a spout")),
        Case("truncated:stop=no", nil, sound.abstracting("A kettle has a lid and a spout")),
        Case("truncated:stop=no", "breaks-off", sound.abstracting("A kettle has a lid and a")),
        Case("truncated", "begins-within", sound.abstracting("which is opened by a spring, and a spout.")),
        Case("truncated", "no-claims", sound.with { $0.claims = [] }),
        Case("truncated", nil, real("EP1000000A1").with { $0.claims = [] }),
    ]

    private static let shapes: [Case] = [
        Case("markup", nil, sound), Case("markup", "markdown", sound.abstracting("## Abstract of a kettle")),
        Case("markup", "markdown", sound.abstracting("**Kettle** with a lid.")),
        Case("markup", "markdown", sound.abstracting("See [the kettle](https://kettle.test).")),
        Case("markup", "html", sound.abstracting("A <b>kettle</b> has a lid.")),
        Case("markup", "html", sound.abstracting("A kettle &amp; a lid.")),
        Case("markup", nil, sound.abstracting("A page has headings in <h1> and links in <nav>.")),
        Case("markup", nil, sound.abstracting("If a < b and c > d, then 2 * 3 * 4 = 24.")),
        Case("markup", "latex", sound.abstracting("A ratio of \\frac{a}{b}.")),
        Case("markup", "json", sound.abstracting("{\"title\": \"Kettle\"}")),
        Case("markup", "placeholder", sound.abstracting("A {{device}} has a lid.")),
        Case("markup", "placeholder", sound.abstracting("A kettle by [Company Name].")),
        Case("markup", nil, sound.abstracting("A kettle as in [1] and of 5-[2-(methyl)ethyl]-pyridine.")),
        Case("markup", "field-name", sound.abstracting("Abstract: A kettle has a lid.")),
        Case("claims", nil, sound), Case("claims", "no-claims", sound.with { $0.claims = [] }),
        Case("claims:min=0", nil, sound.with { $0.claims = [] }),
        Case("claims:min=4", "too-few", sound), Case("claims:max=2", "too-many", sound),
        Case("claims", "numbering", sound.with { $0.claims[2].number = 2 }),
        Case("claims", nil, real("EP1000000A1").with { $0.claims[2].number = 7 }),
        Case("claims", "numbering", real("EP1000000A1").with { $0.claims[2].number = 2 }),
        Case("claims", "empty-claim", sound.claiming("1. A kettle comprising a lid.", "2.")),
        Case("claims", nil, sound.claiming("1. A kettle comprising a lid.", "2. (canceled)")),
        Case(
            "claims", "duplicate-claim",
            sound.claiming("1. A kettle comprising a lid.", "2. A kettle comprising a lid.")),
        Case("claims", "refers-to-missing", sound.with { $0.claims[2].dependsOn = [0] }),
        Case(
            "claims", "refers-forward",
            sound.claiming("1. A kettle comprising a lid.", "2. The kettle of claim 3.", "3. The kettle of claim 1.")),
        Case(
            "claims", "several-sentences",
            sound.claiming(
                "1. A kettle comprising a handle. The handle is bent. The handle has holes. The holes have edges.")),
        Case(
            "claims:antecedents=0.5", "antecedents",
            sound.claiming(
                "1. A kettle for tea, wherein said lever turns the gear, the gear lifts the crane, the crane holds the boat, the boat carries the wheel, the pump drains the tank, the tank feeds the valve, and the valve stops the flow."
            )),
        Case("expression:words(abstract) >= 50 and claims > 0 and lang = \"en\"", nil, sound),
        Case("expression:claims > 3", "does-not-hold", sound),
    ]

    @Test("standard patents", arguments: standard)
    func standardPatents(_ one: Case) throws { try check(one) }

    @Test("texts", arguments: texts)
    func textRules(_ one: Case) throws { try check(one) }

    @Test("markup, claims and expressions", arguments: shapes)
    func shapeRules(_ one: Case) throws { try check(one) }

    private func check(_ one: Case) throws {
        let use = try RuleUse(parsing: one.rule)
        let rules = try FilterRules([use])
        let verdict = try #require(rules.verdicts(one.document.input()).first)
        switch (verdict, one.reason) {
        case (.keep, nil): break
        case (.drop(let rule, let reason), let wanted?):
            #expect(rule == use.name)
            #expect(reason.keyword == wanted, "\(reason): \(reason.excerpt)")
            let known = try #require(FilterRegistry.all.first { $0.summary.name == use.rule }).summary.reasons
            #expect(
                known.contains(reason.keyword), "\(reason.keyword) is not among the reasons that --list-rules prints")
        default: Issue.record("\(one.rule) says \(verdict) of \(one.document.title)")
        }
    }
}
