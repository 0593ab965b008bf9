import Demo
import Testing

@Suite("Demo labels") struct DemoLabelTests {
    @Test("there are 64 labels in both strands and seven domains, each with a dozen words of its own")
    func list() {
        let labels = DemoLabel.all
        #expect(labels.count == 64)
        #expect(Set(labels.map(\.id)).count == 64)
        #expect(Set(labels.map { "\($0.strand) \($0.domain)" }).count == 14)
        for label in labels {
            #expect(Set(label.phrases).count >= 12, "\(label.id)")
            #expect(!label.cpc.isEmpty)
            #expect(label.id.allSatisfy { $0.isLowercase || $0 == "-" }, "\(label.id)")
            for symbol in label.cpc + [label.ipc] {
                #expect(symbol.wholeMatch(of: /[A-H][0-9]{2}[A-Z][0-9]+\/[0-9]{2,6}/) != nil, "\(symbol)")
            }
            #expect(label.neighbours.allSatisfy { id in labels.contains { $0.id == id } }, "\(label.id)")
            #expect(!label.neighbours.contains(label.id))
        }
    }

    @Test("in 5,000 documents every label occurs, at 1.5 to 2.5 labels a document, more often within a domain")
    func distribution() throws {
        let plan = try DemoPlan(documents: 5_000, dialect: .st36)
        let domains = Dictionary(uniqueKeysWithValues: DemoLabel.all.map { ($0.id, $0.domain) })
        var counts: [String: Int] = [:]
        var total = 0
        var pairs = 0
        var within = 0
        for index in 0..<plan.documents {
            let labels = plan.labels(of: index)
            #expect((1...4).contains(labels.count))
            #expect(Set(labels).count == labels.count)
            total += labels.count
            for label in labels { counts[label, default: 0] += 1 }
            for label in labels.dropFirst() {
                pairs += 1
                if domains[label] == domains[labels[0]] { within += 1 }
            }
        }
        #expect(counts.count == 64)
        #expect((1.5...2.5).contains(Double(total) / Double(plan.documents)))
        // By chance one pair in seven would be of one domain.
        #expect(Double(within) / Double(pairs) > 0.45)
    }

    @Test("a nearest-centroid classifier finds the labels far better than by chance and far from always")
    func separability() throws {
        let plan = try DemoPlan(documents: 2_000, dialect: .st36, size: .small)
        let writer = DemoWriter(plan)
        let texts = (0..<plan.documents).map { Abstracts.words(of: writer.document($0)) }
        let labels = (0..<plan.documents).map(plan.labels)
        let accuracy = NearestCentroid.accuracy(texts, labels, training: 1_400)
        #expect((0.35...0.9).contains(accuracy), "accuracy is \(accuracy)")
    }
}
