import Native
let file = try MappedFile("/tmp/g/all.xml")
var parser = XMLParser()
let clock = ContinuousClock()
for _ in 0..<5 {
    var docs = 0, bad = 0, nodes = 0
    let t = clock.measure {
        let bytes = file.span
        var at = ByteSearch.first("<?xml", in: bytes)
        while let start = at {
            let next = ByteSearch.first("<?xml", in: bytes, from: start + 5)
            do { try parser.parse(bytes.extracting(start..<(next ?? bytes.count))); nodes += 1 } catch { bad += 1; if bad < 3 { print(error) } }
            docs += 1
            at = next
        }
    }
    let s = Double(t.components.attoseconds) / 1e18 + Double(t.components.seconds)
    print(docs, bad, nodes, Double(file.count) / s / 1e6, "MB/s")
}
