internal import ArgumentParser
internal import Corpus

/// What the process tells its caller.
enum Exit {
    static let failed: Int32 = 1
    /// `diff --exit-code` found differences.
    static let differences: Int32 = 1
    /// Something was quarantined; the rest is done.
    static let inPart: Int32 = 3
    static let noCorpus: Int32 = 10
    static let locked: Int32 = 11
    static let damage: Int32 = 12
    static let usage: Int32 = 64
    /// Ctrl-C; 128 and the number of the signal, as shells have it.
    static let interrupted: Int32 = 130

    static func code(_ kind: Fault.Kind) -> Int32 {
        switch kind {
        case .failed: failed
        case .usage: usage
        case .noCorpus: noCorpus
        case .locked: locked
        case .damage: damage
        }
    }
}
