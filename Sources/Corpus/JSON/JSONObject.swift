internal import Native

/// The members of a JSON object: each key once, in the order of RFC 8785.
package struct JSONObject: Sendable, Hashable {
    /// A key and its value.
    package struct Member: Sendable, Hashable {
        package let key: String
        package var value: JSONValue

        package init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The members, by the UTF-16 code units of their keys.
    package private(set) var members: [Member]

    /// An object without members.
    package init() { members = [] }

    /// Sorts the members. Throws `JSONError` for a key that comes twice.
    package init(_ members: [Member]) throws {
        self.members = members.sorted { Self.precedes($0.key, $1.key) }
        if let key = twice { throw JSONError("the key \"\(key)\" comes twice in one JSON object") }
    }

    /// Sorts members whose keys differ; a key that comes twice is a bug.
    package init(uniqueMembers members: [Member]) {
        self.members = members.sorted { Self.precedes($0.key, $1.key) }
        if let twice { preconditionFailure("the key \"\(twice)\" comes twice in one JSON object") }
    }

    /// A key that equals its neighbour by bytes; Swift's `==` would also take é and e + ´ for one.
    private var twice: String? {
        zip(members, members.dropFirst()).first { $0.key.utf8.elementsEqual($1.key.utf8) }?.0.key
    }

    /// The value of a key; setting nil removes it. Logarithmic time to read.
    package subscript(key: String) -> JSONValue? {
        get {
            let index = position(key)
            guard index < members.count, members[index].key.utf8.elementsEqual(key.utf8) else { return nil }
            return members[index].value
        }
        set {
            let index = position(key)
            let isThere = index < members.count && members[index].key.utf8.elementsEqual(key.utf8)
            switch (newValue, isThere) {
            case (let value?, true): members[index].value = value
            case (let value?, false): members.insert(Member(key: key, value: value), at: index)
            case (nil, true): members.remove(at: index)
            case (nil, false): break
            }
        }
    }

    private func position(_ key: String) -> Int {
        var low = 0
        var high = members.count
        while low < high {
            let middle = (low + high) / 2
            if Self.precedes(members[middle].key, key) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether `first` comes before `second` by UTF-16 code units (RFC 8785, section 3.2.3).
    ///
    /// That is the order of the UTF-8 bytes but for one case: characters beyond U+FFFF, which begin with a byte from 0xF0, are
    /// surrogates in UTF-16 and so come before U+E000 to U+FFFF, which begin with 0xEE and 0xEF.
    package static func precedes(_ first: String, _ second: String) -> Bool {
        var one = first.utf8.makeIterator()
        var two = second.utf8.makeIterator()
        while true {
            guard let right = two.next() else { return false }
            guard let left = one.next() else { return true }
            if left == right { continue }
            if left >= 0xEE && right >= 0xEE && (left >= 0xF0) != (right >= 0xF0) { return left >= 0xF0 }
            return left < right
        }
    }
}
