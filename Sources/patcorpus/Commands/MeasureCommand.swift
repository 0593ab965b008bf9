internal import ArgumentParser
internal import Corpus
internal import Measure

struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Measure how far one selection is from another.",
        discussion: """
            Vectors are latent semantic ones, fitted on a third of the first selection's families, which then enters no statistic; p-values \
            permute and intervals leave out whole families. With --vectors a measure takes plain .npy files and needs no corpus.

            Examples:
              patcorpus measure mmd main:origin=real main:origin=synthesis
              patcorpus measure mmd --vectors real.npy synthetic.npy --permutations 1000
              patcorpus measure self-bleu main:origin=synthesis
              patcorpus measure correlation --r1 0.95 --n1 14 --r2=-0.73 --n2 14
            """,
        subcommands: [
            MeasureMMD.self, MeasureEnergy.self, MeasureFrechet.self, MeasureClassifier.self, MeasurePRDC.self,
            MeasureMauve.self, MeasureVendi.self, MeasureAuthenticity.self, MeasureSelfBLEU.self, MeasureDistinct.self,
            MeasureCompression.self, MeasureMemorisation.self, MeasureLabelFidelity.self, MeasureNearest.self,
            MeasureCorrelation.self,
        ])
}

extension SampleOptions {
    /// Loads two samples, measures, and prints.
    func measure(_ body: (TwoSample, MeasuredSamples) throws -> Measurement) throws {
        try running(json: common.json) {
            try check()
            let samples = try load()
            try MeasurementOutput.print(samples.complete(try body(try samples.two(), samples)), json: common.json)
        }
    }
}

struct MeasureMMD: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mmd", abstract: "The maximum mean discrepancy, with a permutation test and an interval.",
        discussion: """
            Examples:
              patcorpus measure mmd main:origin=real main:origin=synthesis --fit v1:split=train
              patcorpus measure mmd --vectors real.npy synthetic.npy --kernel mixture
            """)

    @Option(
        name: .long, help: ArgumentHelp("unbiased, biased, linear, block, random-fourier or kid.", valueName: "name"))
    var estimator = "unbiased"

    @OptionGroup var test: PermutationOptions
    @OptionGroup var kernel: KernelOptions
    @OptionGroup var options: SampleOptions

    func run() throws {
        try options.measure { sample, samples in
            if estimator == "kid" {
                var measure = KernelInceptionDistance()
                measure.seed = options.seed
                measure.threads = options.threads.count
                return try measure.measure(sample)
            }
            let (kernel, rule) = try kernel.kernel(for: samples, seed: options.seed)
            var result: Measurement
            switch estimator {
            case "unbiased", "biased":
                var measure = MaximumMeanDiscrepancy(kernel: kernel)
                measure.estimator = estimator == "biased" ? .biased : .unbiased
                measure.permutations = test.permutations
                measure.seed = options.seed
                measure.threads = options.threads.count
                result = try measure.measure(sample)
            case "linear": result = try LinearTimeMMD(kernel: kernel).measure(sample)
            case "block": result = try BlockMMD(kernel: kernel).measure(sample)
            case "random-fourier":
                guard case .gaussian(let bandwidth) = kernel else {
                    throw Fault(
                        "random Fourier features are of the Gaussian kernel", fix: "give --kernel gaussian",
                        kind: .usage)
                }
                var measure = RandomFourierMMD(bandwidth: bandwidth)
                measure.seed = options.seed
                measure.threads = options.threads.count
                result = try measure.measure(sample)
            default:
                throw Fault(
                    "there is no estimator \(estimator)",
                    fix: "give unbiased, biased, linear, block, random-fourier or kid", kind: .usage)
            }
            result.details.append(("bandwidthRule", .string(rule)))
            return result
        }
    }
}

/// What every measure with a permutation test takes.
struct PermutationOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Permutations of the test; 0 for none.", valueName: "n"))
    var permutations = 1000

    func validate() throws {
        if permutations < 0 || permutations > 1_000_000 {
            throw ValidationError("--permutations is \(permutations); give a number from 0 to 1000000.")
        }
    }
}

struct MeasureEnergy: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "energy", abstract: "The energy distance, with a permutation test and an interval.",
        discussion: """
            Examples:
              patcorpus measure energy main:origin=real main:origin=synthesis
            """)

    @OptionGroup var test: PermutationOptions
    @OptionGroup var options: SampleOptions

    func run() throws {
        try options.measure { sample, _ in
            var measure = EnergyDistance()
            measure.permutations = test.permutations
            measure.seed = options.seed
            measure.threads = options.threads.count
            return try measure.measure(sample)
        }
    }
}

struct MeasureFrechet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "frechet", abstract: "The Fréchet distance of the two as normal distributions.",
        discussion: """
            Examples:
              patcorpus measure frechet main:origin=real main:origin=synthesis --dimensions 64
            """)

    @OptionGroup var options: SampleOptions

    func run() throws { try options.measure { sample, _ in try FrechetDistance().measure(sample) } }
}

struct MeasureClassifier: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "c2st", abstract: "How well a linear classifier tells them apart: held-out area under the curve.",
        discussion: """
            Examples:
              patcorpus measure c2st main:origin=real main:origin=synthesis
            """)

    @OptionGroup var test: PermutationOptions
    @OptionGroup var options: SampleOptions

    func run() throws {
        try options.measure { sample, _ in
            var measure = ClassifierTwoSample()
            measure.permutations = test.permutations
            measure.seed = options.seed
            return try measure.measure(sample)
        }
    }
}

struct MeasurePRDC: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prdc", abstract: "Precision, recall, density and coverage.",
        discussion: """
            Examples:
              patcorpus measure prdc main:origin=real main:origin=synthesis -k 5
            """)

    @Option(name: .customShort("k"), help: ArgumentHelp("Neighbours that a ball reaches over.", valueName: "n"))
    var k = 5

    @OptionGroup var options: SampleOptions

    func run() throws {
        try options.measure { sample, _ in
            var measure = PRDC()
            measure.k = k
            measure.threads = options.threads.count
            return try measure.measure(sample)
        }
    }
}

struct MeasureMauve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mauve", abstract: "MAUVE, as the mean over several clusterings.",
        discussion: """
            Examples:
              patcorpus measure mauve main:origin=real main:origin=synthesis --clusterings 10
            """)

    @Option(name: .long, help: ArgumentHelp("Clusterings whose mean is the result.", valueName: "n"))
    var clusterings = 5

    @OptionGroup var options: SampleOptions

    func run() throws {
        try options.measure { sample, _ in
            var measure = Mauve()
            measure.seeds = clusterings
            measure.seed = options.seed
            measure.threads = options.threads.count
            return try measure.measure(sample)
        }
    }
}

struct MeasureAuthenticity: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "authenticity", abstract: "The share of the second selection that is no near copy of the first.",
        discussion: """
            Examples:
              patcorpus measure authenticity main:origin=real main:origin=synthesis
            """)

    @OptionGroup var options: SampleOptions

    func run() throws {
        try options.measure { sample, samples in
            var measure = Authenticity()
            measure.threads = options.threads.count
            var result = try measure.measure(sample)
            if samples.ids.count == 2, let index = result.details.firstIndex(where: { $0.key == "copies" }) {
                let copies = (result.details[index].value.array ?? []).map { pair -> JSONValue in
                    [
                        .string(samples.ids[1][pair.array?.first?.integer ?? 0]),
                        .string(samples.ids[0][pair.array?.last?.integer ?? 0]),
                    ]
                }
                result.details[index].value = .array(copies)
            }
            return result
        }
    }
}

struct MeasureVendi: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vendi", abstract: "How many different documents a selection has in effect.",
        discussion: """
            Examples:
              patcorpus measure vendi main:origin=synthesis --fit main:origin=real
              patcorpus measure vendi --vectors synthetic.npy
            """)

    @OptionGroup var options: SampleOptions

    func run() throws {
        try running(json: options.common.json) {
            try options.check(1...2)
            let samples = try options.load()
            var result = try VendiScore().measure(samples.samples[0].vectors)
            if samples.samples.count == 2 {
                let other = try VendiScore().measure(samples.samples[1].vectors)
                result.m = other.n
                result.figures.append(("other", other["value"] ?? 0))
                result.notes += other.notes
            }
            try MeasurementOutput.print(samples.complete(result), json: options.common.json)
        }
    }
}
