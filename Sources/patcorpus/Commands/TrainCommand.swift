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
              patcorpus train linear --train main:split=train --validation main:split=validation --test main:split=test
              patcorpus train linear --train main:set=m25 --validation main:split=validation --test main:split=test --steps 500 --loss focal
              patcorpus train embedding --train main:split=train --validation main:split=validation --test main:split=test --patience 5
            """,
        subcommands: [TrainLinear.self, TrainEmbedding.self, TrainTransformer.self, TrainExternal.self])
}
