internal import Corpus
internal import Ingest
internal import Store

/// Decides which records a publication now stands on.
///
/// Within a slot (dialect and part) the later production date wins; if equal or absent, the later run; within one run the greater digest. So the order of
/// the files of a run does not count.
enum PublicationMerge {
    /// The current record of each slot, sorted, of those that stood and those that this run read.
    static func current(standing: [SourceEntry.Record], new: [SourceEntry.Record]) -> [SourceEntry.Record] {
        var best: [SourceEntry.Slot: SourceEntry.Record] = [:]
        for record in new {
            guard let other = best[record.slot] else {
                best[record.slot] = record
                continue
            }
            if isBetter(record, than: other) { best[record.slot] = record }
        }
        for record in standing {
            guard let other = best[record.slot] else {
                best[record.slot] = record
                continue
            }
            let isLater = !record.produced.isEmpty && !other.produced.isEmpty && record.produced > other.produced
            if record.digest == other.digest || isLater { best[record.slot] = record }
        }
        return best.values.sorted { $0.slot < $1.slot }
    }

    /// Order within one run; equal records differ in their place only, and the first place by name stays.
    private static func isBetter(_ a: SourceEntry.Record, than b: SourceEntry.Record) -> Bool {
        if a.produced != b.produced { return a.produced > b.produced }
        if a.digest != b.digest { return a.digest > b.digest }
        return (a.file, a.offset) < (b.file, b.offset)
    }
}
