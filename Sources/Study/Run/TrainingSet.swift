internal import Corpus
internal import Curate

/// The documents that a run trains on.
struct TrainingSet: Sendable {
    /// Places, each once, in the order in which they are given.
    var places: [Int]
    /// How often each comes.
    var counts: [Int]
    /// Repetitions counted.
    var real: Int
    var synthetic: Int

    var total: Int { counts.reduce(0, +) }

    /// - Parameters: places, each once or more.
    init(real: [Int], synthetic: [Int]) {
        var counts: [Int: Int] = [:]
        var order: [Int] = []
        for place in real + synthetic where counts.updateValue((counts[place] ?? 0) + 1, forKey: place) == nil {
            order.append(place)
        }
        places = order
        self.counts = order.map { counts[$0] ?? 1 }
        self.real = real.count
        self.synthetic = synthetic.count
    }

    /// The same documents, synthetic ones first.
    func reversed(in data: StudyData) -> TrainingSet {
        var set = self
        let order = places.indices.sorted {
            (data.train.contains(places[$0]) ? 1 : 0, $0) < (data.train.contains(places[$1]) ? 1 : 0, $1)
        }
        set.places = order.map { places[$0] }
        set.counts = order.map { counts[$0] }
        return set
    }

    var json: JSONValue {
        [
            "distinct": .integer(places.count), "real": .integer(real), "synthetic": .integer(synthetic),
            "train": .integer(total),
        ]
    }
}

extension StudyData {
    /// The synthetic documents that a configuration adds: as many as the file asks for, or all that there are.
    func added(_ candidate: Candidate, _ regime: String, _ seed: UInt64) -> [Int] {
        let supply = supply(candidate, regime, seed)
        return Array(supply.prefix(file.synthetic ?? supply.count))
    }

    /// What a setting trains on. Throws a fault where documents are missing.
    func trainingSet(_ setting: RunSetting) throws -> TrainingSet {
        let real = sample(setting.regime, setting.seed)
        switch setting.use {
        case .realOnly: return TrainingSet(real: real, synthetic: [])
        case .duplicate: return TrainingSet(real: try duplicates(real, setting), synthetic: [])
        case .synthetic:
            let own = try needed(setting)
            let added = added(own, setting.regime, setting.seed)
            if added.isEmpty { throw none(own, setting) }
            return TrainingSet(real: real, synthetic: added)
        case .paraphrase:
            let own = try needed(setting)
            var taken: [String: Int] = [:]
            let chosen = supply(own, setting.regime, setting.seed).filter { place in
                let seed = documents[place].seeds.first ?? ""
                taken[seed, default: 0] += 1
                return taken[seed, default: 0] <= setting.perSeed ?? 1
            }
            if chosen.isEmpty { throw none(own, setting) }
            return TrainingSet(real: real, synthetic: chosen)
        case .mix: return try mix(real, setting)
        }
    }

    private func needed(_ setting: RunSetting) throws -> Candidate {
        guard let own = candidate(setting.configuration) else {
            throw Fault("there is no candidate \(setting.configuration)")
        }
        return own
    }

    private func none(_ own: Candidate, _ setting: RunSetting) -> Fault {
        Fault(
            "no document of \(own.generator.name) was made from the real documents of \(setting.regime), seed \(setting.seed)",
            fix: "paraphrase documents of the training part, or leave the regime out")
    }

    private func duplicates(_ real: [Int], _ setting: RunSetting) throws -> [Int] {
        let total = setting.total ?? real.count
        let byID = Dictionary(real.map { (documents[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        let members = real.enumerated().map { SetMember(id: documents[$1].id, rank: $0) }
        let drawn = try Replicate(
            method: file.duplicates == .even ? .even : .withReplacement, seed: setting.seed
        ).draw(total, from: members)
        return SetMember.expanded(drawn).compactMap { byID[$0] }
    }

    private func mix(_ real: [Int], _ setting: RunSetting) throws -> TrainingSet {
        let own = setting.configuration.isEmpty ? nil : try needed(setting)
        let offered = own.map { supply($0, setting.regime, setting.seed) } ?? []
        var byID: [String: Int] = [:]
        func members(_ places: [Int]) -> [SetMember] {
            places.enumerated().map { rank, place in
                byID[documents[place].id] = place
                return SetMember(id: documents[place].id, rank: rank)
            }
        }
        let share = setting.share ?? 1
        let result = try Mix(
            budget: setting.total ?? 1, realShare: share, allowsReplacement: true, seed: setting.seed
        ).draw(real: members(real), synthetic: members(offered))
        let drawn = SetMember.expanded(result.members).compactMap { byID[$0] }
        return TrainingSet(
            real: drawn.filter(train.contains), synthetic: drawn.filter { !train.contains($0) })
    }
}
