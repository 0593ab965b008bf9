internal import ArgumentParser
internal import Corpus
internal import Foundation
internal import Native

struct TrainTransformer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transformer",
        abstract: "Fine-tune a transformer by the Python package trainers/transformer, and measure it.",
        discussion: """
            Exports the selections, runs the package, reads its predictions back and measures them as the other classifiers are measured. What stands after -- \
            goes to the package: --model NAME|DIR or --from-config tiny, --loss, --epochs or --steps, --precision, --resume; docs/trainers.md has \
            all, and says how to install it.

            Examples:
              patcorpus train transformer --train a --validation b --test c --output bert -- --model modernbert
              patcorpus train transformer --train a --validation b --test c --output tiny -- --from-config tiny
            """)

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The Python that has torch and transformers; else $PATCORPUS_PYTHON, else python3.", valueName: "path"))
    var python: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The folder of the package; else the one in the source tree that this program was built in, else the one that is installed.",
            valueName: "dir"))
    var package: String?

    @OptionGroup var options: ExternalTrainingOptions

    @Argument(parsing: .postTerminator, help: ArgumentHelp("Options of the package.", valueName: "options"))
    var passed: [String] = []

    func validate() throws {
        for own in ["--data", "--output", "--seed"]
        where passed.contains(where: { $0 == own || $0.hasPrefix(own + "=") }) {
            throw ValidationError("\(own) stands after --; patcorpus gives it to the package itself.")
        }
    }

    func run() throws {
        let environment = ProcessInfo.processInfo.environment
        let python = self.python ?? environment["PATCORPUS_PYTHON"].flatMap { $0.isEmpty ? nil : $0 } ?? "python3"
        var variables: [String: String] = ["PYTHONUNBUFFERED": "1"]
        if let folder = try package.map(Self.checked) ?? Self.besideProgram() {
            variables["PYTHONPATH"] = ([folder] + [environment["PYTHONPATH"] ?? ""].filter { !$0.isEmpty })
                .joined(separator: ":")
        }
        try ExternalTraining(
            options: options,
            program: TrainerProgram(
                path: python, arguments: ["-m", "patcorpus_transformer"] + passed, environment: variables,
                fix: "docs/trainers.md says how to install the package; --python names the Python that has it")
        ).run()
    }

    private static func checked(_ folder: String) throws -> String {
        guard FileSystem.exists(folder + "/patcorpus_transformer/__main__.py") else {
            throw ValidationError(
                "--package is \(folder), where there is no patcorpus_transformer; give trainers/transformer.")
        }
        return FileSystem.absolute(folder) ?? folder
    }

    /// The package in the source tree above the program's folder.
    private static func besideProgram() -> String? {
        guard var folder = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            return nil
        }
        for _ in 0..<6 {
            folder = FileSystem.parent(folder)
            let package = folder + "/trainers/transformer"
            if FileSystem.exists(package + "/patcorpus_transformer/__main__.py") { return package }
        }
        return nil
    }
}

struct TrainExternal: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "external",
        abstract: "Train by any program that keeps to the contract of docs/trainers.md, and measure it.",
        discussion: """
            Runs PROGRAM, with what stands after --, and with --data, --output and --seed. It reads the documents as "export --format hf" writes them, and leaves \
            predictions.jsonl and manifest.json.

            Examples:
              patcorpus train external trainers/sklearn/train.py --train a --validation b --test c --output lr
              patcorpus train external python3 --train a --validation b --test c --output ft -- ./train.py
            """)

    @Argument(help: ArgumentHelp("The program, by its path, or by its name in PATH.", valueName: "program"))
    var program: String

    @OptionGroup var options: ExternalTrainingOptions

    @Argument(parsing: .postTerminator, help: ArgumentHelp("What it is given before the rest.", valueName: "arguments"))
    var passed: [String] = []

    func run() throws {
        try ExternalTraining(
            options: options,
            program: TrainerProgram(
                path: program, arguments: passed,
                fix: "docs/trainers.md says how a trainer is started and what it leaves")
        ).run()
    }
}
