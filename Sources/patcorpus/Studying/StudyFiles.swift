internal import Corpus
internal import Foundation
internal import Native
internal import Study

/// The files around a study.
enum StudyFiles {
    /// The text of a file. Throws usage faults.
    static func text(_ path: String, _ what: String) throws -> String {
        guard FileSystem.exists(path), !FileSystem.isDirectory(path) else {
            throw Fault(
                "there is no such \(what)", at: path, fix: "docs/study.md has an example", kind: .usage)
        }
        guard let text = String(validating: try FileSystem.read(path), as: UTF8.self) else {
            throw Fault("the \(what) is not UTF-8", at: path, fix: "convert it with iconv -t UTF-8", kind: .usage)
        }
        return text
    }

    /// The folder of results: as asked, else beside the study file.
    static func folder(_ output: String?, of path: String) throws -> String {
        if let output { return output }
        for ending in [".yaml", ".yml"] where path.hasSuffix(ending) { return String(path.dropLast(ending.count)) }
        throw Fault(
            "the folder of the results would be the study file itself", at: path,
            fix: "give --output a folder", kind: .usage)
    }

    /// The corpus: of --corpus or the environment, else the one that the file names, else the nearest folder upwards.
    static func corpus(_ file: StudyFile, _ path: String, _ common: CommonOptions) throws -> String {
        if common.corpus == nil, !file.corpus.isEmpty {
            return file.corpus.hasPrefix("/") ? file.corpus : joined(FileSystem.parent(path), file.corpus)
        }
        return try common.folder()
    }

    /// A path within a folder; an empty folder is the current one.
    static func joined(_ folder: String, _ path: String) -> String { folder.isEmpty ? path : folder + "/" + path }

    static func write(_ text: String, to path: String) throws {
        try FileSystem.writeAtomically(Array(text.utf8).span, to: path)
    }

    /// Notes in the folder which study it belongs to.
    ///
    /// Throws a usage fault where it has runs of another state of the file and nobody said to go on.
    static func claim(_ folder: String, file: String, resume: Bool) throws {
        try FileSystem.makeDirectory(folder)
        let digest = SHA256.digest(of: try FileSystem.read(file)).hex
        let path = folder + "/study.json"
        if FileSystem.exists(path), !resume, let known = try? JSONValue(parsing: FileSystem.read(path)),
            known["digest"]?.string != digest
        {
            throw Fault(
                "the folder has runs of another study, or of another state of the study file", at: folder,
                fix: "give --output another folder, or --resume to keep the runs that are the same", kind: .usage)
        }
        let value: JSONValue = ["digest": .string(digest), "file": .string(file)]
        try write(value.canonicalText + "\n", to: path)
    }
}

/// A line of progress: runs done, and the time left.
enum StudyProgress {
    static func show(_ state: StudyRunner.Progress) {
        guard Terminal.isErrorTerminal else { return }
        var line = "study: \(Console.count(state.done + state.failed)) of \(Console.count(state.total, "run"))"
        if state.failed > 0 { line += ", \(Console.count(state.failed)) failed" }
        if let left = state.secondsLeft { line += ", \(time(left)) left" }
        Terminal.overwrite(line)
    }

    static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    static func time(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
}
