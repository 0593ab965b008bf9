internal import ArgumentParser
internal import Corpus
internal import Curate

/// Errors of the command line itself, which the argument parser finds before a verb runs.
enum UsageReport {
    /// True if the command line asks for JSON; it may be one that cannot be parsed.
    static var wantsJSON: Bool { arguments.prefix { $0 != "--" }.contains("--json") }

    private static var arguments: [String] { Array(CommandLine.arguments.dropFirst()) }

    /// Says what is wrong and ends the process where the argument parser would not say it well: under `--json`, and for an unknown verb.
    static func say(_ error: any Error) {
        let unknown = unknownVerb
        // Help on an unknown verb would be help on the program.
        let isHelp = arguments.first == "help" && unknown != nil
        guard !(error is ExitCode), isHelp || Patcorpus.exitCode(for: error) == .validationFailure else { return }
        let verb = arguments.first { verbs.contains($0) }
        let isBehind = verb != nil && arguments.first?.hasPrefix("-") == true
        guard wantsJSON || unknown != nil || isBehind else { return }
        var what = Patcorpus.message(for: error)
        var fix = "see \"patcorpus help\""
        if let unknown {
            what = "there is no verb \(unknown)"
            fix = (nearest(unknown).map { "did you mean \($0)? " } ?? "") + "\"patcorpus help\" lists the verbs"
        } else if let verb {
            fix = (isBehind ? "options follow the verb; " : "") + "see \"patcorpus help \(verb)\""
        }
        report(json: wantsJSON, what: what, place: "", fix: fix, code: Exit.usage)
        Patcorpus.exit(withError: ExitCode(Exit.usage))
    }

    private static var verbs: [String] { Patcorpus.configuration.subcommands.map { $0._commandName } + ["help"] }

    private static var unknownVerb: String? {
        let words = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
        guard let first = words.first, !first.hasPrefix("-"), !verbs.contains(first) else { return nil }
        return first
    }

    /// The verb that takes at most two changes of letters.
    private static func nearest(_ word: String) -> String? {
        let distances = verbs.map { (verb: $0, distance: NearestName.distance(Array($0), Array(word))) }
        guard let best = distances.min(by: { $0.distance < $1.distance }), best.distance <= 2 else { return nil }
        return best.verb
    }
}
