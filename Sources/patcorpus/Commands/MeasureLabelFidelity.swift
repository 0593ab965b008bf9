internal import ArgumentParser
internal import Corpus
internal import Measure

struct MeasureLabelFidelity: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "label-fidelity",
        abstract: "Whether documents are what their labels asked for, by a classifier trained on the first selection.",
        discussion: """
            Micro-F1 of a linear classifier, trained on the first selection's vectors and labels, on the second selection against the labels that its \
            documents were made for (else those of the layer labels). "real" is its micro-F1 on documents of the first selection that it was not trained on. \
            Labels that fewer than \(LabelFidelity.leastDocuments) documents of the first selection have, or none of the second, are left out.

            Examples:
              patcorpus measure label-fidelity main:origin=real main:origin=synthesis
              patcorpus measure label-fidelity --vectors real.npy synthetic.npy --labels real.txt synthetic.txt
            """)

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp(
            "With --vectors: a document's labels a line, with tabs between, a file for each sample.", valueName: "txt"))
    var labels: [String] = []

    @Option(name: .long, help: ArgumentHelp("Draws of families for the intervals.", valueName: "n"))
    var replicates = 1000

    @OptionGroup var options: SampleOptions

    func validate() throws {
        if replicates < 100 || replicates > 1_000_000 {
            throw ValidationError("--replicates is \(replicates); give a number from 100 to 1000000.")
        }
        if options.vectors.isEmpty != labels.isEmpty {
            throw ValidationError(
                labels.isEmpty
                    ? "--vectors is given without --labels; give a file of labels for each sample."
                    : "--labels goes with --vectors; a corpus has its labels in the layer labels.")
        }
        if !labels.isEmpty && labels.count != 2 {
            throw ValidationError("\(labels.count) files are given to --labels; give one for each of two samples.")
        }
    }

    func run() throws {
        try running(json: options.common.json) {
            try options.check()
            let samples = try options.load()
            _ = try samples.two()
            let names = try AskedLabels(options: options).read(samples, files: labels)
            let sides = zip(samples.samples, names).map {
                LabelFidelity.Sample(vectors: $0.vectors, groups: $0.groups, labels: $1)
            }
            var measure = LabelFidelity()
            measure.seed = options.seed
            measure.replicates = replicates
            let found = try measure.measure(sides[0], sides[1])
            var result = found.measurement
            result.parameters += [
                ("seed", .string(String(options.seed))), ("replicates", .integer(replicates)),
            ]
            result.details = [
                (
                    "realInterval",
                    [
                        Measurement.number(found.expectedInterval.lower),
                        Measurement.number(found.expectedInterval.upper),
                    ]
                ),
                (
                    "perLabel",
                    .array(
                        found.byLabel.map {
                            [
                                "documents": .integer($0.documents), "f1": Measurement.number($0.synthetic),
                                "label": .string($0.label), "real": Measurement.number($0.own),
                            ]
                        })
                ),
            ]
            if samples.ids.count == 2 {
                let worst = found.worstDocuments.prefix(20).map { samples.ids[1][found.places.synthetic[$0]] }
                result.details.append(("worstIds", .array(worst.map { .string($0) })))
            }
            for (index, side) in sides.enumerated() {
                let without = side.labels.count { $0.isEmpty }
                if without > 0 {
                    result.notes.append(
                        "\(Console.count(without, "document")) of the \(index == 0 ? "first" : "second") sample left out: without labels"
                    )
                }
            }
            try MeasurementOutput.print(samples.complete(result), json: options.common.json)
        }
    }
}
