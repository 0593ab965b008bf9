internal import ArgumentParser
internal import Corpus
internal import Measure
internal import Native

struct MeasureNearest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nearest",
        abstract: "How far each document of the second selection is from its nearest in the first.",
        discussion: """
            The median distance and its spread; "own" is the median distance of a document of the first selection to its nearest other, which is what \
            to expect of documents of one distribution. "nearest" lists the closest pairs: what to look at first for copies. --output writes all.

            Examples:
              patcorpus measure nearest main:origin=real main:origin=synthesis
              patcorpus measure nearest main:split=train main:origin=synthesis -k 3 --output nearest.jsonl
            """)

    @Option(name: .customShort("k"), help: ArgumentHelp("Neighbours of each document.", valueName: "n"))
    var k = 1

    @Option(name: .long, help: ArgumentHelp("How many of the closest documents are listed.", valueName: "n"))
    var top = 20

    @Option(
        name: .long,
        help: ArgumentHelp("A file to write: for each document of the second selection a line.", valueName: "jsonl"))
    var output: String?

    @OptionGroup var options: SampleOptions

    func validate() throws {
        if k < 1 || k > 1000 { throw ValidationError("-k is \(k); give a number from 1 to 1000.") }
        if top < 0 { throw ValidationError("--top is \(top); give a number from 0.") }
        if let output, !output.hasSuffix(".jsonl") {
            throw ValidationError("--output is \(output); give a name that ends in .jsonl.")
        }
    }

    func run() throws {
        try options.measure { sample, samples in
            var measure = NearestNeighbours()
            measure.threads = options.threads.count
            let found = try measure.find(k, of: sample.y, in: sample.x)
            var result = try measure.measure(sample, found)
            result.parameters = [("k", .integer(k))]
            let lines = found.indices.map { row in Self.line(row, found[row], samples.ids) }
            let order = found.indices.sorted {
                (found[$0][0].distance, $0) < (found[$1][0].distance, $1)
            }
            result.details = [("nearest", .array(order.prefix(top).map { lines[$0] }))]
            if let output {
                var file = try AtomicFileWriter(folder: FileSystem.parent(output))
                for line in lines { try file.append((line.canonicalBytes + [0x0A]).span) }
                try file.finish(as: output)
            }
            return result
        }
    }

    /// A document and its neighbours: by id, or by row where there are plain files.
    private static func line(_ row: Int, _ found: [NearestNeighbours.Neighbour], _ ids: [[String]]) -> JSONValue {
        func name(_ row: Int, _ sample: Int) -> JSONValue {
            ids.count == 2 ? .string(ids[sample][row]) : .integer(row)
        }
        return [
            "id": name(row, 1),
            "nearest": .array(
                found.map { ["distance": Measurement.number($0.distance), "id": name($0.row, 0)] }),
        ]
    }
}
