internal import Corpus
internal import Curate
internal import Native
internal import Store

/// Holds the parts of a training against each other.
struct TrainingLeakage {
    /// Documents that are in two parts.
    private(set) var shared: [(id: String, parts: [String])] = []
    /// Families, applications and seeds that are in two parts.
    let leaks: [Leak]

    init(_ parts: [(name: String, part: TrainingPart)], threads: Int, showProgress: Bool) throws {
        var places: [String: String] = [:]
        for (name, part) in parts {
            for document in part.documents {
                if let other = places[document.id], other != name {
                    shared.append((id: document.id, parts: [other, name]))
                }
                places[document.id] = places[document.id] ?? name
            }
        }
        var links: [Link] = []
        var seen: Set<Digest> = []
        for (_, part) in parts where seen.insert(part.reader.version.id).inserted {
            links += try GroupReading(reader: part.reader, threads: threads, showProgress: showProgress)
                .links([.family, .application, .seed])
        }
        leaks = Leakage.audit(parts: places, links: links)
    }

    var count: Int { shared.count + leaks.count }

    /// Throws a usage fault that names the first of them.
    func refuse() throws {
        let what: String
        if let first = shared.first {
            what = "the document \(first.id) is in \(first.parts.joined(separator: " and in "))"
        } else if let first = leaks.first {
            let list = first.ids.prefix(5).joined(separator: ", ") + (first.ids.count > 5 ? " …" : "")
            let parts = Set(first.parts).sorted().joined(separator: " and in ")
            what = "documents that belong together by \(first.why.rawValue) are in \(parts): \(list)"
        } else {
            return
        }
        throw Fault(
            "\(Console.count(count, "leak")) between the parts; \(what)",
            fix:
                "split by families with \"patcorpus split\" and select by split=train, validation and test; --allow-leakage goes on in spite of it",
            kind: .usage)
    }
}
