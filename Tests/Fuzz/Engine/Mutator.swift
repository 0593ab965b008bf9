/// Makes inputs out of sound ones: some broken, most still XML.
package struct Mutator: Sendable {
    private let seeds: [[UInt8]]

    /// - Parameter seeds: sound files; at least one.
    package init(seeds: [[UInt8]]) { self.seeds = seeds.isEmpty ? [Array("<a/>".utf8)] : seeds }

    /// The input of that number.
    package func input(_ chance: inout Chance) -> [UInt8] {
        var bytes = chance.pick(seeds)
        for _ in 0..<(1 + chance.below(chance.once(in: 4) ? 12 : 3)) {
            change(&bytes, &chance)
            if bytes.count > 1 << 20 { bytes.removeLast(bytes.count - (1 << 20)) }
        }
        return bytes
    }

    private func change(_ bytes: inout [UInt8], _ chance: inout Chance) {
        switch chance.below(16) {
        case 0: flip(&bytes, &chance)
        case 1: bytes.removeLast(chance.below(bytes.count))
        case 2, 3: element(&bytes, &chance)
        case 4: splice(&bytes, &chance)
        case 5, 6, 7: text(&bytes, &chance)
        case 8, 9: number(&bytes, &chance)
        case 10: nest(&bytes, &chance)
        case 11: rename(&bytes, &chance)
        case 12: declaration(&bytes, &chance)
        case 13: attribute(&bytes, &chance)
        case 14: insert(chance.pick(Self.snippets), at: chance.below(bytes.count + 1), &bytes)
        default:
            if chance.once(in: 4) { encode(&bytes, &chance) } else { bytes += chance.pick(seeds) }
        }
    }

    private func insert(_ text: String, at place: Int, _ bytes: inout [UInt8]) {
        bytes.insert(contentsOf: Array(text.utf8), at: min(place, bytes.count))
    }

    private func flip(_ bytes: inout [UInt8], _ chance: inout Chance) {
        guard !bytes.isEmpty else { return }
        for _ in 0..<(1 + chance.below(8)) {
            let place = chance.below(bytes.count)
            switch chance.below(3) {
            case 0: bytes[place] ^= 1 << UInt8(chance.below(8))
            case 1: bytes[place] = UInt8(chance.below(256))
            default: bytes.remove(at: place)
            }
            if bytes.isEmpty { return }
        }
    }

    private func element(_ bytes: inout [UInt8], _ chance: inout Chance) {
        let elements = Markup(bytes).elements
        guard !elements.isEmpty else { return }
        let one = chance.pick(elements)
        let other = chance.pick(elements)
        let copy = Array(bytes[one])
        switch chance.below(4) {
        case 0: bytes.removeSubrange(one)
        case 1:
            let times = chance.once(in: 8) ? 1 + chance.below(300) : 1
            for _ in 0..<times where bytes.count < 1 << 19 { bytes.insert(contentsOf: copy, at: one.upperBound) }
        case 2 where one.upperBound <= other.lowerBound:
            let second = Array(bytes[other])
            bytes.replaceSubrange(other, with: copy)
            bytes.replaceSubrange(one, with: second)
        default: bytes.replaceSubrange(other, with: copy)
        }
    }

    private func splice(_ bytes: inout [UInt8], _ chance: inout Chance) {
        let source = chance.pick(seeds)
        let there = Markup(source).elements
        let here = Markup(bytes).elements
        guard !there.isEmpty, !here.isEmpty else { return }
        let piece = Array(source[chance.pick(there)])
        let place = chance.pick(here)
        if chance.once(in: 2) {
            bytes.replaceSubrange(place, with: piece)
        } else {
            bytes.insert(contentsOf: piece, at: place.lowerBound)
        }
    }

    private func text(_ bytes: inout [UInt8], _ chance: inout Chance) {
        let texts = Markup(bytes).texts(bytes.count)
        guard !texts.isEmpty else { return }
        let place = chance.pick(texts)
        var new = Array(chance.pick(Self.values).utf8)
        if chance.once(in: 40) { new = Array(repeating: new, count: 1 + chance.below(2000)).flatMap { $0 } }
        if chance.once(in: 3) {
            bytes.insert(contentsOf: new, at: place.lowerBound + chance.below(place.count + 1))
        } else {
            bytes.replaceSubrange(place, with: new)
        }
    }

    private func number(_ bytes: inout [UInt8], _ chance: inout Chance) {
        guard !bytes.isEmpty else { return }
        let from = chance.below(bytes.count)
        guard let start = bytes[from...].firstIndex(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return }
        var end = start
        while end < bytes.count, bytes[end] >= 0x30, bytes[end] <= 0x39 { end += 1 }
        bytes.replaceSubrange(start..<end, with: Array(chance.pick(Self.numbers).utf8))
    }

    private func nest(_ bytes: inout [UInt8], _ chance: inout Chance) {
        let tags = Markup(bytes).tags.filter { !$0.isEnd && !$0.isEmpty }
        guard !tags.isEmpty else { return }
        let tag = chance.pick(tags)
        let depth = chance.once(in: 4) ? chance.below(400) : chance.below(6)
        let start = Array(bytes[tag.range])
        let end = Array("</".utf8) + bytes[tag.name] + Array(">".utf8)
        let inside = Array(repeating: start, count: depth).flatMap { $0 } + Array("x".utf8)
        bytes.insert(
            contentsOf: inside + Array(repeating: end, count: depth).flatMap { $0 }, at: tag.range.upperBound)
    }

    private func rename(_ bytes: inout [UInt8], _ chance: inout Chance) {
        let markup = Markup(bytes)
        let source = chance.pick(seeds)
        let names = Markup(source).tags
        guard !names.isEmpty, !markup.tags.isEmpty else { return }
        let old = Array(bytes[chance.pick(markup.tags).name])
        let new = Array(source[chance.pick(names).name])
        for tag in markup.tags.reversed() where bytes[tag.name].elementsEqual(old) {
            bytes.replaceSubrange(tag.name, with: new)
        }
    }

    private func declaration(_ bytes: inout [UInt8], _ chance: inout Chance) {
        guard let tag = Markup(bytes).tags.first else { return }
        insert("<!DOCTYPE a [\(chance.pick(Self.declarations))]>", at: tag.range.lowerBound, &bytes)
        if chance.once(in: 2), let place = Markup(bytes).texts(bytes.count).last {
            insert("&e;&f;", at: place.lowerBound, &bytes)
        }
    }

    private func attribute(_ bytes: inout [UInt8], _ chance: inout Chance) {
        let tags = Markup(bytes).tags.filter { !$0.isEnd }
        guard !tags.isEmpty else { return }
        let tag = chance.pick(tags)
        if let quote = bytes[tag.range].firstIndex(of: 0x22), let end = bytes[(quote + 1)...].firstIndex(of: 0x22),
            end < tag.range.upperBound
        {
            let value = chance.pick(Self.values + Self.numbers).filter { $0 != "<" && $0 != "\"" }
            bytes.replaceSubrange(quote + 1..<end, with: Array(value.utf8))
        } else {
            let name = chance.pick([
                "lang", "num", "kind", "id", "idref", "date", "country", "family-id", "ucid", "status",
            ])
            insert(" \(name)=\"\(chance.pick(Self.numbers))\"", at: tag.name.upperBound, &bytes)
        }
    }

    private func encode(_ bytes: inout [UInt8], _ chance: inout Chance) {
        switch chance.below(3) {
        case 0:
            bytes =
                [0xFF, 0xFE]
                + String(decoding: bytes, as: UTF8.self).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case 1:
            insert(
                "<?xml version=\"1.0\" encoding=\"\(chance.pick(["ISO-8859-1", "UTF-16", "GBK", "nonsense", "ASCII"]))\"?>",
                at: 0, &bytes)
        default: bytes = [0xEF, 0xBB, 0xBF] + bytes
        }
    }
}
