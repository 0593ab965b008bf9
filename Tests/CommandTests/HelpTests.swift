import Foundation
import Testing

@Suite("Help pages, completions and the version")
struct HelpTests {
    /// The stored pages. `PATCORPUS_UPDATE_GOLDEN=1` writes them anew.
    private static let golden = URL(filePath: #filePath).appending(path: "../Golden").standardizedFileURL

    /// The verbs, as the overview lists them.
    private static func verbs(_ scratch: Scratch) throws -> [String] {
        let overview = try Tool.run(["help"], in: scratch).text
        var isList = false
        return overview.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
            if line.hasSuffix("SUBCOMMANDS:") { isList = true } else if line.isEmpty { isList = false }
            guard isList, line.hasPrefix("  "), !line.hasPrefix("   ") else { return nil }
            return line.split(separator: " ").first.map(String.init)
        }
    }

    @Test("each page is the stored one, has an example that begins with the verb, and fits a screen of 100 columns")
    func pages() throws {
        let scratch = try Scratch()
        let verbs = try Self.verbs(scratch)
        #expect(verbs.count >= 12)
        for verb in [""] + verbs {
            let result = try Tool.run(["help"] + (verb.isEmpty ? [] : [verb]), in: scratch)
            #expect(result.exitCode == 0)
            let page = result.text
            let file = Self.golden.appending(path: (verb.isEmpty ? "patcorpus" : verb) + ".txt")
            if ProcessInfo.processInfo.environment["PATCORPUS_UPDATE_GOLDEN"] != nil {
                try page.write(to: file, atomically: true, encoding: .utf8)
            }
            let stored = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            #expect(
                page == stored, "help \(verb) has changed; if it should, run the tests with PATCORPUS_UPDATE_GOLDEN=1")
            #expect(page.contains("\n  patcorpus \(verb)"), "help \(verb) has an example")
            for line in page.split(separator: "\n") where !line.hasPrefix("USAGE: ") {
                #expect(line.count <= 100, "help \(verb): \(line)")
            }
            // The same page by the flag, and by a verb without what it needs.
            if !verb.isEmpty { #expect(try Tool.run([verb, "--help"], in: scratch).text == page) }
        }
        let stored = try FileManager.default.contentsOfDirectory(atPath: Self.golden.path)
        #expect(Set(stored) == Set((verbs + ["patcorpus"]).map { $0 + ".txt" }), "pages of verbs that are no more")
    }

    @Test("examples on the pages are command lines that can be parsed")
    func examples() throws {
        let scratch = try Scratch()
        for verb in try Self.verbs(scratch) {
            let page = try Tool.run(["help", verb], in: scratch).text
            let lines = page.split(separator: "\n").filter { $0.hasPrefix("  patcorpus ") }
            for line in lines {
                let call = line.trimmingPrefix("  patcorpus ").split(separator: " > ")[0]
                // In an empty folder: whatever fails, it is not the command line.
                let result = try Tool.shell(
                    "\"$TOOL\" \(verb == "demo" ? call + " --documents 30" : call) </dev/null", in: scratch)
                #expect(!result.talk.contains("Usage:"), "\(line): \(result.talk)")
            }
        }
    }

    @Test("completion scripts are made for every shell, and bash takes its own", arguments: ["bash", "zsh", "fish"])
    func completions(_ shell: String) throws {
        let scratch = try Scratch()
        let result = try Tool.run(["--generate-completion-script", shell], in: scratch)
        #expect(result.exitCode == 0)
        for verb in try Self.verbs(scratch) { #expect(result.text.contains(verb)) }
        try scratch.write("completion", result.output)
        let check = try Tool.shell("command -v \(shell) >/dev/null || exit 0; \(shell) -n completion", in: scratch)
        #expect(check.exitCode == 0, "\(check.talk)")
    }

    @Test("the version is one line with a number of three parts")
    func version() throws {
        let result = try Tool.run(["--version"], in: Scratch())
        #expect(result.exitCode == 0)
        #expect(try /[0-9]+\.[0-9]+\.[0-9]+\n/.wholeMatch(in: result.text) != nil)
    }
}
