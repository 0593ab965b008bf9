import Native
import Testing

@Suite("child processes")
struct ChildProcessTests {
    @Test("gives out the lines of both streams, the last without a line break too, and the exit code")
    func lines() throws {
        var lines: [String] = []
        let code = try ChildProcess.run(
            "sh", ["-c", "echo one; sleep 0.1; echo two >&2; sleep 0.1; printf three; exit 7"]
        ) {
            lines.append($0)
        }
        #expect(lines == ["one", "two", "three"])
        #expect(code == 7)
    }

    @Test("a child that a signal ends gives 128 and its number")
    func signal() throws {
        #expect(try ChildProcess.run("/bin/sh", ["-c", "kill -9 $$"]) { _ in } == 137)
    }

    @Test("what is added to the environment comes, and so does what was there")
    func environment() throws {
        var lines: [String] = []
        _ = try ChildProcess.run("sh", ["-c", "echo $ADDED; echo ${PATH:+path}"], environment: ["ADDED": "yes"]) {
            lines.append($0)
        }
        #expect(lines == ["yes", "path"])
    }

    @Test("a program that is not there is an error, by path and by name")
    func missing() throws {
        #expect(throws: (any Error).self) { try ChildProcess.run("/nowhere/program", []) { _ in } }
        #expect(try ChildProcess.run("no-such-program-anywhere", []) { _ in } == 127)
    }

    @Test("many lines do not fill the pipe up")
    func many() throws {
        var count = 0
        _ = try ChildProcess.run("sh", ["-c", "i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done"]) { _ in
            count += 1
        }
        #expect(count == 20000)
    }
}
