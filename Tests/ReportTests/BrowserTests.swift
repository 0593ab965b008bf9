import Corpus
import Foundation
import Report
import SampleResults
import Testing

@Suite("The page in a browser", .serialized)
struct BrowserTests {
    private static let hasBrowser = ["chromium", "chromium-browser", "google-chrome"].contains { name in
        ["/usr/bin/", "/usr/local/bin/", "/snap/bin/"].contains {
            FileManager.default.isExecutableFile(atPath: $0 + name)
        }
    }

    /// `PATCORPUS_LOOK=DIR` keeps the pages and screenshots there.
    @Test(
        "Chromium shows it at two widths, light and dark, without errors, overflow, missing plots or texts that cover each other",
        .enabled(if: hasBrowser, "there is no Chromium: apt-get install chromium"))
    func looks() throws {
        let kept = ProcessInfo.processInfo.environment["PATCORPUS_LOOK"]
        let folder = kept ?? NSTemporaryDirectory() + "patcorpus-look-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { if kept == nil { try? FileManager.default.removeItem(atPath: folder) } }
        let page = folder + "/sample.html"
        try SampleResult.full().canonicalText.write(toFile: folder + "/sample.json", atomically: true, encoding: .utf8)
        try ReportPage.html(of: SampleResult.full()).write(toFile: page, atomically: true, encoding: .utf8)
        let script = URL(filePath: #filePath).appending(path: "../../../scripts/look-at-report").standardizedFileURL
        let process = Process()
        process.executableURL = script
        process.arguments = [page]
        let output = folder + "/output.txt"
        try Data().write(to: URL(filePath: output))
        let handle = try #require(FileHandle(forWritingAtPath: output))
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        let said = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
        #expect(process.terminationStatus == 0, "\(said)")
        for name in ["desktop-light", "desktop-dark", "phone-light", "phone-dark"] {
            let size =
                try FileManager.default.attributesOfItem(atPath: "\(folder)/sample-\(name).png")[.size] as? Int ?? 0
            #expect(size > 20_000, "\(name)")
        }
    }
}
