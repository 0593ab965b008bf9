internal import ArgumentParser
internal import Corpus
internal import Foundation
internal import Native

/// Results go to stdout, talk to stderr.
enum Console {
    /// Writes bytes to stdout. A reader that went away, such as `head`, has what it wants: that ends the process quietly with 0.
    static func write(_ bytes: [UInt8]) throws {
        do {
            try StandardStream.output.write(bytes.span)
        } catch let error as SystemError where error.isBrokenPipe {
            throw ExitCode(0)
        }
    }

    /// Writes a line to stdout.
    static func print(_ line: String) throws { try write(Array((line + "\n").utf8)) }

    /// Writes a JSON value and a newline to stdout.
    static func print(_ json: JSONValue) throws { try write(json.canonicalBytes + [0x0A]) }

    /// Says something to the person.
    static func say(_ line: String) {
        try? StandardStream.error.write(Array((line + "\n").utf8).span)
    }

    /// The text on one line, whatever a file's name or a message has in it: control characters show as `\n` or `\u{1B}`.
    static func visible(_ text: String) -> String {
        if !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) { return text }
        return text.unicodeScalars.map {
            $0.properties.generalCategory == .control ? $0.escaped(asASCII: true) : String($0)
        }.joined()
    }

    /// `12,345`.
    static func count(_ value: Int) -> String {
        var text = ""
        for (index, digit) in String(abs(value)).reversed().enumerated() {
            if index > 0 && index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (value < 0 ? "-" : "") + String(text.reversed())
    }

    /// `one document`, `3 documents`.
    static func count(_ value: Int, _ noun: String, plural: String? = nil) -> String {
        "\(count(value)) \(value == 1 ? noun : plural ?? noun + "s")"
    }

    /// `1.2 GB`; powers of ten.
    static func bytes(_ value: Int) -> String {
        let units = ["B", "kB", "MB", "GB", "TB", "PB"]
        var amount = Double(value)
        var unit = 0
        while amount >= 999.5 && unit < units.count - 1 {
            amount /= 1000
            unit += 1
        }
        return unit == 0 ? "\(value) B" : String(format: amount < 9.95 ? "%.1f %@" : "%.0f %@", amount, units[unit])
    }
}

/// Runs a command's body, and turns what it throws into a message, or under `--json` an object, on stderr and an exit code.
func running(json: Bool, _ body: () throws -> Void) throws {
    do {
        try body()
    } catch let error as ExitCode {
        throw error
    } catch let error as CleanExit {
        throw error
    } catch let error as ValidationError {
        report(json: json, what: error.message, place: "", fix: "see the verb's --help", code: Exit.usage)
        throw ExitCode(Exit.usage)
    } catch let error as Fault {
        report(json: json, what: error.what, place: error.place, fix: error.fix, code: Exit.code(error.kind))
        throw ExitCode(Exit.code(error.kind))
    } catch let error as SystemError {
        var fix = ""
        if error.path == StandardStream.output.name {
            fix = "send the output elsewhere; what the verb does is done but for the printing"
        } else if error.isDiskFull {
            fix = "make room on the disk and run the command again; the corpus is as it was"
        }
        report(json: json, what: error.description, place: "", fix: fix, code: Exit.failed)
        throw ExitCode(Exit.failed)
    } catch {
        report(json: json, what: "\(error)", place: "", fix: "", code: Exit.failed)
        throw ExitCode(Exit.failed)
    }
}

/// Says on stderr what went wrong, where, and how to mend it; as one JSON object if asked.
func report(json: Bool, what: String, place: String, fix: String, code: Int32) {
    if json {
        let value: JSONValue = [
            "error": ["code": .integer(Int(code)), "fix": .string(fix), "place": .string(place), "what": .string(what)]
        ]
        Console.say(value.canonicalText)
        return
    }
    Console.say("error: " + (place.isEmpty ? "" : place + ": ") + what)
    if !fix.isEmpty { Console.say("  to mend it: " + fix) }
}
