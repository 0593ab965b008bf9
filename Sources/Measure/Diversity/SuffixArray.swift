/// The starts of all suffixes of a sequence of numbers, in the order of the suffixes.
///
/// Induced sorting, Nong, Zhang and Chan, "Two Efficient Algorithms for Linear Time Suffix Array Construction", IEEE Transactions on Computers 2011: linear time whatever is
/// repeated in the sequence.
enum SuffixArray {
    /// - Parameters:
    ///   - sequence: numbers from 0 to `largest`.
    static func of(_ sequence: [Int32], largest: Int) -> [Int32] {
        let n = sequence.count
        if n == 0 { return [] }
        if n == 1 { return [0] }
        var isSmaller = [Bool](repeating: false, count: n)
        for i in stride(from: n - 2, through: 0, by: -1) {
            isSmaller[i] =
                sequence[i] == sequence[i + 1] ? isSmaller[i + 1] : sequence[i] < sequence[i + 1]
        }
        // Where the buckets of larger and of smaller suffixes of each first number begin.
        var largerStarts = [Int32](repeating: 0, count: largest + 2)
        var smallerStarts = [Int32](repeating: 0, count: largest + 2)
        for i in 0..<n {
            if isSmaller[i] { largerStarts[Int(sequence[i]) + 1] += 1 } else { smallerStarts[Int(sequence[i])] += 1 }
        }
        for value in 0...largest {
            smallerStarts[value] += largerStarts[value]
            largerStarts[value + 1] += smallerStarts[value]
        }
        var order = [Int32](repeating: -1, count: n)
        func induce(_ leftmost: [Int32]) {
            for i in 0..<n { order[i] = -1 }
            var places = smallerStarts
            for start in leftmost {
                let bucket = Int(sequence[Int(start)])
                order[Int(places[bucket])] = start
                places[bucket] += 1
            }
            places = largerStarts
            let last = Int(sequence[n - 1])
            order[Int(places[last])] = Int32(n - 1)
            places[last] += 1
            for i in 0..<n {
                let start = Int(order[i])
                if start >= 1 && !isSmaller[start - 1] {
                    let bucket = Int(sequence[start - 1])
                    order[Int(places[bucket])] = Int32(start - 1)
                    places[bucket] += 1
                }
            }
            places = largerStarts
            for i in stride(from: n - 1, through: 0, by: -1) {
                let start = Int(order[i])
                if start >= 1 && isSmaller[start - 1] {
                    let bucket = Int(sequence[start - 1]) + 1
                    places[bucket] -= 1
                    order[Int(places[bucket])] = Int32(start - 1)
                }
            }
        }
        var leftmost: [Int32] = []
        var numberOf = [Int32](repeating: -1, count: n)
        for i in 1..<n where !isSmaller[i - 1] && isSmaller[i] {
            numberOf[i] = Int32(leftmost.count)
            leftmost.append(Int32(i))
        }
        induce(leftmost)
        guard !leftmost.isEmpty else { return order }
        var sorted = order.filter { numberOf[Int($0)] >= 0 }
        var names = [Int32](repeating: 0, count: leftmost.count)
        var name: Int32 = 0
        func end(_ start: Int) -> Int {
            let next = Int(numberOf[start]) + 1
            return next < leftmost.count ? Int(leftmost[next]) : n
        }
        for i in 1..<max(1, sorted.count) {
            var left = Int(sorted[i - 1])
            var right = Int(sorted[i])
            let leftEnd = end(left)
            var isSame = leftEnd - left == end(right) - right
            if isSame {
                while left < leftEnd && sequence[left] == sequence[right] {
                    left += 1
                    right += 1
                }
                if left == n || right == n || sequence[left] != sequence[right] { isSame = false }
            }
            if !isSame { name += 1 }
            names[Int(numberOf[Int(sorted[i])])] = name
        }
        let inner = of(names, largest: Int(name))
        for i in sorted.indices { sorted[i] = leftmost[Int(inner[i])] }
        induce(sorted)
        return order
    }
}
