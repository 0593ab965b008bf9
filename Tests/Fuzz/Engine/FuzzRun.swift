internal import Foundation

/// Reads mutated inputs for a while and gathers what does not hold.
package struct FuzzRun: Sendable {
    package struct Finding: Sendable {
        package var number: Int
        package var problem: String
    }

    package struct Result: Sendable {
        package var executions = 0
        package var records = 0
        package var unreadable = 0
        /// Pieces that the scanner read without libxml2.
        package var scanned = 0
        package var slowest = 0.0
        package var findings: [Finding] = []
    }

    package var seed: UInt64
    package var mutator: Mutator
    /// One input may take so many seconds, at the most, and so many more for each MB.
    package var secondsPerInput = 2.0

    package init(seed: UInt64, seeds: [[UInt8]]) {
        self.seed = seed
        mutator = Mutator(seeds: seeds)
    }

    /// The input of that number.
    package func input(_ number: Int) -> [UInt8] {
        var chance = Chance(seed: seed, number: number)
        return mutator.input(&chance)
    }

    /// Reads the inputs from `first` on, for so many seconds. `began` hears the number of each before it is read.
    package func run(from first: Int = 0, seconds: Double, began: (Int) -> Void = { _ in }) -> Result {
        var result = Result()
        var inspection = Inspection()
        let end = ContinuousClock.now + .seconds(seconds)
        var number = first
        while ContinuousClock.now < end {
            began(number)
            let bytes = input(number)
            // Processor time: on a busy machine the clock says nothing.
            let start = clock()
            for problem in inspection.problems(of: bytes) {
                result.findings.append(Finding(number: number, problem: problem))
            }
            let time = Double(clock() - start) / 1e6
            result.slowest = max(result.slowest, time)
            if time > secondsPerInput * (1 + Double(bytes.count) / 1e6) {
                result.findings.append(Finding(number: number, problem: "took \(time) s for \(bytes.count) bytes"))
            }
            result.executions += 1
            number += 1
            if result.findings.count >= 200 { break }
        }
        result.records = inspection.records
        result.unreadable = inspection.unreadable
        result.scanned = inspection.scanned
        return result
    }

    /// The files of a folder, and of those in it, in order of their paths; those of more than so many bytes are left out.
    package static func files(in folder: String, upTo limit: Int = .max) -> [(path: String, bytes: [UInt8])] {
        let names = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []).sorted()
        return names.compactMap { name in
            let path = folder + "/" + name
            guard let data = FileManager.default.contents(atPath: path), data.count <= limit, !data.isEmpty else {
                return nil
            }
            return (path, [UInt8](data))
        }
    }
}
