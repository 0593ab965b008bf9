import Foundation
import Testing

/// The sources as the tests' own path finds them.
private let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources")

/// What each target may import of ours, and which packages; systems' modules are free for all but those that only Native may see.
private let targets: [String: Set<String>] = [
    "CZstd": [], "CLibXML2": [], "COpenBLAS": [], "CCrypto": [], "CArchive": [], "CSimdJSON": [], "CSystem": [],
    "CSHA256": [], "CTraining": [],
    "Native": [
        "CZstd", "CLibXML2", "COpenBLAS", "CCrypto", "CArchive", "CSimdJSON", "CSystem", "CSHA256", "CTraining",
        "Glibc",
    ],
    "Corpus": ["Native"],
    "Store": ["Corpus", "Native", "GRDB"],
    "Ingest": ["Corpus", "Native", "Yams"],
    "Demo": ["Corpus"],
    "Endpoint": ["Corpus", "Native"],
    "Curate": ["Corpus", "Native", "Yams"],
    "Measure": ["Corpus", "Native", "Curate", "Endpoint"],
    "Retrieve": ["Corpus", "Native", "Measure"],
    "Generate": ["Corpus", "Native", "Curate", "Endpoint", "Yams"],
    "Train": ["Corpus", "Native", "Measure"],
    "Study": ["Corpus", "Native", "Curate", "Measure", "Retrieve", "Generate", "Train", "Yams"],
    "Export": ["Corpus", "Native", "Measure"],
    "Report": ["Corpus"],
    "patcorpus": [
        "Native", "Corpus", "Store", "Ingest", "Demo", "Endpoint", "Curate", "Measure", "Retrieve", "Generate", "Train",
        "Study", "Export",
        "Report", "ArgumentParser", "Yams", "Glibc",
    ],
]

/// Modules of the toolchain that any target may import.
private let free: Set<String> = [
    "Swift", "Synchronization", "Foundation", "FoundationEssentials", "FoundationNetworking", "Dispatch", "Collections",
]

/// A Swift file, its comments and string literals blanked.
private struct Source {
    let target: String
    let path: String
    let code: String
}

/// Every Swift file below `Sources`, read once.
private let swiftSources: [Source] = {
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    return files.filter { $0.pathExtension == "swift" }.map { file in
        let path = String(file.path.dropFirst(sources.path.count + 1))
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return Source(target: String(path.prefix { $0 != "/" }), path: path, code: withoutComments(text))
    }
}()

/// Blanks comments and literals.
private func withoutComments(_ text: String) -> String {
    var isInLiteral = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        // Most lines have neither, and the patterns are slow.
        guard line.utf8.contains(where: { $0 == 0x22 || $0 == 0x2F }) else { return isInLiteral ? "" : String(line) }
        if line.contains("\"\"\"") {
            isInLiteral.toggle()
            return ""
        }
        if isInLiteral { return "" }
        return String(line).replacing(/#*"(?:\\.|[^"\\])*"#*/, with: "\"\"").replacing(/\/\/.*/, with: "")
    }.joined(separator: "\n")
}

private func imports(_ source: Source) -> [String] {
    let lines = source.code.split(separator: "\n").filter { $0.contains("import") }.joined(separator: "\n")
    return lines.matches(
        of:
            /(?m)^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|func|protocol|typealias|var|let)\s+)?(\w+)/
    )
    .map { String($0.1) }
}

struct ImportTableTests {
    @Test("imports go down the table of targets only")
    func table() throws {
        let all = swiftSources
        #expect(all.count > 50)
        for source in all {
            let allowed = try #require(targets[source.target], "\(source.target) is not in the table")
            for module in imports(source) where !free.contains(module) {
                #expect(allowed.contains(module), "Sources/\(source.path) imports \(module)")
            }
        }
    }

    @Test("the table has no circle")
    func noCircle() {
        var left = targets
        while let done = left.first(where: { $0.value.isDisjoint(with: left.keys) })?.key { left[done] = nil }
        #expect(left.isEmpty)
    }

    @Test(
        "nothing outside Native is unsafe or unchecked",
        arguments: [
            "unsafe", "@unchecked", "OpaquePointer", "UnsafePointer", "UnsafeMutable", "UnsafeRaw", "UnsafeBuffer",
            "@safe", "unsafeBitCast",
        ])
    func safe(word: String) {
        for source in swiftSources where source.target != "Native" {
            let lines = source.code.split(separator: "\n").filter {
                $0.utf8.contains(0x55) || $0.utf8.contains(0x75) || $0.utf8.contains(0x40)
            }
            #expect(
                lines.first { $0.contains(word) && !$0.contains(".strictMemorySafety") } == nil,
                "Sources/\(source.path)")
        }
    }

    @Test("nothing at all is tried or unwrapped by force")
    func noForce() throws {
        // An exclamation mark after a name or a bracket that no equals sign follows.
        let force = /\btry!|\bas!|[\w\)\]]!(?!=)/
        for source in swiftSources {
            for line in source.code.split(separator: "\n") where line.utf8.contains(0x21) {
                let isForced = line.contains(force)
                #expect(!isForced, "Sources/\(source.path): \(line)")
            }
        }
    }

    @Test("finds imports however they are written")
    func finder() {
        let text = """
            import A
            package import B
            @testable import C  // import X
              internal import struct D.Thing
            @_spi(Y) public import E
            // import F
            let text = "import G"
            """
        #expect(imports(Source(target: "", path: "", code: withoutComments(text))) == ["A", "B", "C", "D", "E"])
    }
}
