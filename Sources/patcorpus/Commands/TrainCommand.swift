internal import ArgumentParser

struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train a classifier of labels on one selection and measure it on another.",
        discussion: """
            Thresholds are fitted on --validation alone, intervals come from a bootstrap over families. A family in training and test, and labels \
            given to another text of a document, are refused. The result records the loss, how it is put together, and the budget of steps. \
            See docs/training.md.

            Examples:
              patcorpus train linear --train a --validation b --test c
              patcorpus train linear --train a --test b --loss focal --steps 500
              patcorpus train embedding --train v:set=m25 --test v:split=test
            """,
        subcommands: [TrainLinear.self, TrainEmbedding.self, TrainTransformer.self, TrainExternal.self])
}
