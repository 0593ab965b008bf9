/// An error that a person can act on: what is wrong, where, and how to mend it.
package struct Fault: Error, CustomStringConvertible, Sendable {
    /// What kind of failure it is; the command turns it into an exit code.
    package enum Kind: Sendable {
        case failed
        case usage
        case noCorpus
        case locked
        case damage
    }

    package let what: String
    package let place: String
    package let fix: String
    package let kind: Kind

    package init(_ what: String, at place: String = "", fix: String = "", kind: Kind = .failed) {
        self.what = what
        self.place = place
        self.fix = fix
        self.kind = kind
    }

    /// Damage found in the store.
    package static func damage(
        _ what: String, at place: String,
        fix: String = "restore that file from a backup; \"patcorpus check --read-data\" lists all damage"
    ) -> Fault {
        Fault(what, at: place, fix: fix, kind: .damage)
    }

    package var description: String {
        var text = what
        if !place.isEmpty { text = "\(place): \(text)" }
        if !fix.isEmpty { text += ". To mend it: \(fix)" }
        return text
    }
}
