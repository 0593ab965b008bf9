/// What becomes of one key that two versions have differently.
enum ThreeWay: Equatable {
    case ours
    case theirs
    case conflict

    /// Decides by what the key was at the merge bases; `nil` is a key that is not there.
    ///
    /// A side that has the value of a base left it alone, and the other's value stands. With several bases (a criss-cross history) every base is asked;
    /// those that cannot tell are passed over, and where two answers differ it is a conflict. So no choice among the bases comes into it.
    static func decide<Value: Equatable>(bases: [Value?], ours: Value?, theirs: Value?) -> ThreeWay {
        var answer: ThreeWay?
        for base in bases {
            let found: ThreeWay
            if base == theirs {
                found = .ours
            } else if base == ours {
                found = .theirs
            } else {
                continue
            }
            if let answer, answer != found { return .conflict }
            answer = found
        }
        return answer ?? .conflict
    }
}

/// Which side has the last word where both changed the same key.
package enum MergePolicy: String, Sendable, CaseIterable {
    case ours
    case theirs

    var decision: ThreeWay { self == .ours ? .ours : .theirs }
}
