import Native
import Testing

struct ByteTableTests {
    @Test("numbers strings by their first coming, as a dictionary would")
    func numbers() {
        var table = ByteTable()
        var known: [[UInt8]: Int] = [:]
        var state: UInt64 = 7
        for _ in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let length = Int(state >> 60)
            let string = (0..<length).map { UInt8(truncatingIfNeeded: state >> UInt64(20 + 4 * ($0 % 3))) & 7 }
            let expected = known[string] ?? known.count
            #expect(table.number(of: string.span) == known[string])
            known[string] = expected
            #expect(table.insert(string.span) == expected)
        }
        #expect(table.count == known.count)
        for (string, number) in known {
            #expect(table.number(of: string.span) == number)
            #expect(Array(table.bytes[table.range(number)]) == string)
        }
        table.removeAll()
        #expect(table.count == 0)
        #expect(table.number(of: [1].span) == nil)
        #expect(table.insert([1].span) == 0)
    }
}
