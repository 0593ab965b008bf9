import Corpus
import Testing

@testable import Curate

@Suite("Label divergence") struct LabelDivergenceTests {
    @Test("numbers computed by hand")
    func byHand() {
        // Ten documents in halves. x: 4, odds 2/3, as in both halves. y: 2, odds 1/4; in the halves 2/3 and 0.
        // (0 + (5/12 + 3/12) / 2) / 2 = 1/6.
        #expect(near(LabelDivergence(documents: [5, 5], labels: [[2, 2], [2, 0]]), 1.0 / 6))
        // Six and four; the label on 5, odds 1; in the parts 4/2 and 1/3: (1 + 2/3) / 2.
        #expect(near(LabelDivergence(documents: [6, 4], labels: [[4], [1]]), 5.0 / 6))
        // Three parts: odds 3/9 in the whole; 2/4, 1/2, 0/3: (1/6 + 1/6 + 1/3) / 3 = 2/9.
        #expect(near(LabelDivergence(documents: [6, 3, 3], labels: [[2], [1], [0]]), 2.0 / 9))
        #expect(near(LabelDivergence(documents: [8, 1, 1], labels: [[0, 0], [0, 0], [0, 0]]), 0))
    }

    private func near(_ divergence: LabelDivergence, _ value: Double) -> Bool {
        divergence.undefined == 0 && abs((divergence.value ?? -1) - value) < 1e-15
    }

    @Test("labels that all documents carry have no odds: such terms are left out and counted")
    func undefined() {
        let all = LabelDivergence(documents: [5, 5], labels: [[5], [5]])
        #expect(all.value == nil)
        #expect(all.undefined == 2)
        // The first label is on 2 of 6, odds 1/2: in the first part 1/4, in the second on all. The second label is on all.
        let some = LabelDivergence(documents: [5, 1], labels: [[1, 5], [1, 1]])
        #expect(some.undefined == 3)
        #expect(abs((some.value ?? 0) - abs(0.25 - 0.5)) < 1e-15)
        #expect(LabelDivergence(documents: [3, 0], labels: [[], []]).value == nil)
        // Parts without documents do not count.
        #expect(LabelDivergence(documents: [4, 0], labels: [[2], [0]]).value == 0)
    }
}
