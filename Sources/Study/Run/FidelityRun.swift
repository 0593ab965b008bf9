internal import Corpus
internal import Measure
internal import Native
internal import Train

/// Measures a candidate's distance from the real documents, with the study's ruler.
///
/// The reference is the real training documents that the ruler was not fitted on. Of documents made from real ones those enter whose seeds are of every second family, and the reference is
/// the other families: none is held against its own seed.
struct FidelityRun {
    let data: StudyData
    let candidate: StudyData.Candidate
    /// The most documents of a side.
    private static let limit = 1000

    func outcome() throws -> [(String, JSONValue)] {
        guard let ruler = data.ruler, let vectors = data.vectors else { throw Fault("there is no ruler") }
        var reference = ruler.reference
        var synthetic = candidate.places
        if candidate.isFromSeeds {
            let families = Dictionary(
                data.train.map { (data.documents[$0].id, data.documents[$0].family) },
                uniquingKeysWith: { first, _ in first })
            reference = reference.filter { !Self.isSource(data.documents[$0].family) }
            synthetic = synthetic.filter { place in
                let document = data.documents[place]
                return document.seeds.allSatisfy { families[$0].map(Self.isSource) ?? false }
            }
        }
        reference = drawn(reference, stream: 1)
        synthetic = drawn(synthetic, stream: 2)
        guard reference.count >= 4, synthetic.count >= 4 else {
            throw Fault("\(reference.count) real and \(synthetic.count) synthetic documents to compare")
        }
        let sample = try TwoSample(
            x: vectors.selecting(reference), y: vectors.selecting(synthetic),
            xGroups: Groups(names: reference.map { data.documents[$0].family }),
            yGroups: Groups(
                names: synthetic.map { "synthetic \(data.documents[$0].seeds.first ?? data.documents[$0].id)" }))
        var figures: [(String, Double)] = []
        func add(_ names: [String: String], _ measure: () throws -> Measurement) {
            // A measure that is undefined here, such as the Fréchet distance of few documents, is left out.
            guard let found = try? measure() else { return }
            for (key, name) in names.sorted(by: { $0.key < $1.key }) {
                if let value = found[key], value.isFinite { figures.append((name, (value * 1e12).rounded() / 1e12)) }
            }
        }
        var mmd = MaximumMeanDiscrepancy(kernel: .gaussian(bandwidth: ruler.bandwidth))
        mmd.permutations = 0
        add(["mmd": "mmd", "mmd2": "mmd2"]) { try mmd.measure(sample) }
        var energy = EnergyDistance()
        energy.permutations = 0
        add(["value": "energy"]) { try energy.measure(sample) }
        add(["value": "frechet"]) { try FrechetDistance().measure(sample) }
        var classifier = ClassifierTwoSample()
        classifier.permutations = 0
        add(["value": "c2st"]) { try classifier.measure(sample) }
        add(["precision": "precision", "recall": "recall", "density": "density", "coverage": "coverage"]) {
            try PRDC().measure(sample)
        }
        if let fidelity = try? labelFidelity(reference, synthetic) { figures.append(("labelFidelity", fidelity)) }
        if !data.namesLabel.isEmpty {
            figures.append(("keywordOverlap", share(synthetic)))
            figures.append(("keywordOverlapReal", share(reference)))
        }
        return [
            (
                "fidelity",
                .object(JSONObject(uniqueMembers: figures.map { .init(key: $0.0, value: JSONValue($0.1)) }))
            ), ("n", .integer(reference.count)), ("m", .integer(synthetic.count)),
        ]
    }

    static func isSource(_ family: String) -> Bool {
        SHA256.digest(of: Array("source \(family)".utf8)).bytes[0] % 2 == 1
    }

    private func share(_ places: [Int]) -> Double {
        Double(places.count { data.namesLabel[$0] }) / Double(max(1, places.count))
    }

    private func drawn(_ places: [Int], stream: UInt64) -> [Int] {
        if places.count <= Self.limit { return places }
        var generator = SeededGenerator(seed: 0, stream: 0xF1DE &+ stream)
        return places.shuffled(using: &generator).prefix(Self.limit).sorted()
    }

    /// The ranking precision (LRAP) with which a classifier of the reference finds the labels that synthetic documents were asked for.
    private func labelFidelity(_ reference: [Int], _ synthetic: [Int]) throws -> Double {
        let vocabulary = data.pool.vocabulary(of: reference)
        var settings = TrainingSettings()
        settings.learningRate = 0.02
        let model = try LinearClassifier.fit(
            data.pool.features(reference, vocabulary), data.truth.selecting(reference), settings: settings)
        let scores = model.scores(data.pool.features(synthetic, vocabulary))
        let truth = data.truth.selecting(synthetic)
        let predicted = Thresholds.fixed(0.5, labels: data.labels).apply(scores)
        return (MultiLabelMetrics(truth: truth, predicted: predicted, scores: scores).lrap * 1e12).rounded() / 1e12
    }
}
