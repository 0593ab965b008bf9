internal import ArgumentParser
internal import Corpus
internal import Foundation
internal import Native
internal import Report

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Make an HTML page of a result.",
        discussion: """
            The page is one file that works offline, with tables and plots; it opens with the verdict and the worst findings where the result has them. \
            It takes the report.json of an audit and what any verb prints with --json. No corpus is needed.

            The same result gives the same page. It stays under 5 MB: where points, rows or texts are left out, it says so, and the JSON has them. \
            See docs/reports.md.

            Examples:
              patcorpus report audit/report.json
              patcorpus report stats.json --output stats.html
              patcorpus report - --output stats.html
            """)

    @Argument(help: ArgumentHelp("A result in JSON, or - for standard input.", valueName: "file"))
    var file: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Where the page goes, or - for standard output. Default: beside the file, with the ending .html.",
            valueName: "file"))
    var output: String?

    @Flag(name: .long, help: "Print one JSON object instead of text.")
    var json = false

    func validate() throws {
        if json, target == "-" {
            throw ValidationError("--json and the page cannot both go to standard output; give --output a file.")
        }
        if target == file, file != "-" {
            throw ValidationError("--output is the result itself; give the page another name.")
        }
    }

    /// Where the page goes.
    private var target: String {
        if let output { return output }
        if file == "-" { return "-" }
        return file.hasSuffix(".json") ? file.dropLast(5) + ".html" : file + ".html"
    }

    func run() throws {
        try running(json: json) {
            let page = Array(try page().utf8)
            if target == "-" { return try Console.write(page) }
            let folder = FileSystem.parent(target)
            guard folder.isEmpty || FileSystem.isDirectory(folder) else {
                throw Fault("there is no folder \(folder)", fix: "make it, or name another with --output", kind: .usage)
            }
            try FileSystem.writeAtomically(page.span, to: target)
            if json {
                try Console.print(["bytes": .integer(page.count), "output": .string(target)])
            } else {
                try Console.print("\(Console.visible(target)): \(Console.bytes(page.count))")
            }
        }
    }

    /// The page of the file.
    private func page() throws -> String {
        let place = file == "-" ? "standard input" : file
        let fix = "give the report.json of an audit, or what a verb printed with --json"
        let result: JSONValue
        do {
            result = try JSONValue(parsing: bytes())
        } catch let error as JSONError {
            throw Fault("this is no JSON: \(error.description)", at: place, fix: fix, kind: .failed)
        }
        if let error = result["error"], error["what"] != nil {
            let what = error["what"]?.string.map { ": " + $0 } ?? ""
            throw Fault("this is no result but an error\(what)", at: place, fix: "run that verb again")
        }
        do {
            let name = file == "-" ? "Result" : URL(filePath: file).deletingPathExtension().lastPathComponent
            return try ReportPage.html(of: result, name: name, tool: Tool.name)
        } catch let fault as Fault {
            throw Fault(fault.what, at: place, fix: fault.fix, kind: fault.kind)
        }
    }

    private func bytes() throws -> [UInt8] {
        if file == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
        guard FileSystem.exists(file) else {
            throw Fault("there is no file \(file)", fix: "name the result that the page is to be of", kind: .usage)
        }
        guard !FileSystem.isDirectory(file) else {
            throw Fault("this is a folder", at: file, fix: "name the file in it: \(file)/report.json", kind: .usage)
        }
        return try FileSystem.read(file)
    }
}
