internal import ArgumentParser
internal import Corpus
internal import Measure

/// What measures compare: two selections of a corpus, or two plain files.
struct SampleOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The first selection, mostly the real documents, and the second, mostly the synthetic ones.",
            valueName: "selection"))
    var selections: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp("Plain files in place of selections: .npy, a row for each document.", valueName: "npy"))
    var vectors: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp(
            "With --vectors or --texts: a group's name a line for each document, a file for each sample.",
            valueName: "txt"))
    var groups: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What the ruler is fitted on, and what enters no statistic: a selection, or with --vectors a .npy; by default a third of the first selection's families.",
            valueName: "selection"))
    var fit: String?

    @OptionGroup var ruler: RulerOptions

    @Option(name: .long, help: ArgumentHelp("All randomness.", valueName: "n"))
    var seed: UInt64 = 0

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var common: CommonOptions

    /// Throws for anything but two selections or two files.
    func check(_ count: ClosedRange<Int> = 2...2) throws {
        let given = vectors.isEmpty ? selections.count : vectors.count
        if !vectors.isEmpty && !selections.isEmpty {
            throw ValidationError("--vectors and the selection \(selections[0]) are given; give one or the other.")
        }
        guard count.contains(given) else {
            let wanted =
                count.lowerBound == count.upperBound
                ? "\(count.lowerBound)" : "\(count.lowerBound) or \(count.upperBound)"
            throw ValidationError(
                "\(given) samples are given; give \(wanted) selections, or as many files to --vectors.")
        }
        if !groups.isEmpty && groups.count != given {
            throw ValidationError("\(groups.count) files are given to --groups for \(given) samples.")
        }
        if !groups.isEmpty && vectors.isEmpty {
            throw ValidationError("--groups goes with --vectors; a corpus has its groups in the layer families.")
        }
    }
}

/// How a kernel's bandwidth is found.
struct KernelOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("gaussian, mixture or polynomial.", valueName: "name"))
    var kernel = "gaussian"

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The bandwidth σ of exp(−d²/2σ²); by default found by --bandwidth-rule.", valueName: "number"))
    var bandwidth: Double?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "median: σ is the median distance; half-median-square: σ² is half the median squared distance.",
            valueName: "rule"))
    var bandwidthRule = "median"

    /// The kernel, and how its bandwidth was found.
    func kernel(for samples: MeasuredSamples, seed: UInt64) throws -> (Kernel, rule: String) {
        guard ["gaussian", "mixture", "polynomial"].contains(kernel) else {
            throw Fault("there is no kernel \(kernel)", fix: "give gaussian, mixture or polynomial", kind: .usage)
        }
        if kernel == "polynomial" { return (.polynomial, "none") }
        guard let rule = BandwidthRule(rawValue: bandwidthRule) else {
            throw Fault(
                "there is no rule \(bandwidthRule) for the bandwidth", fix: "give median or half-median-square",
                kind: .usage)
        }
        var found = (value: bandwidth ?? 0, rule: "given")
        if bandwidth == nil {
            let fit = samples.fit
            let sample = try fit ?? samples.pooled()
            found = (
                try rule.bandwidth(of: sample, seed: seed),
                "\(rule.rawValue) of \(fit == nil ? "the pooled sample" : "the fit part")"
            )
        }
        guard found.value > 0 && found.value.isFinite else {
            throw Fault("--bandwidth is \(found.value)", fix: "give a number above 0", kind: .usage)
        }
        return (kernel == "mixture" ? .mixture(bandwidth: found.value) : .gaussian(bandwidth: found.value), found.rule)
    }
}
