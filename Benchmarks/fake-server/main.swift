// The tests' server by hand: fake-server [PORT [SECONDS]] answers at 127.0.0.1:PORT, each chat after SECONDS, until it is stopped.
import FakeServer
import Foundation

let arguments = CommandLine.arguments.dropFirst().map { $0 }
var settings = FakeServer.Settings()
settings.latency = arguments.count > 1 ? Double(arguments[1]) ?? 0 : 0
let server = try FakeServer(settings: settings, port: arguments.first.flatMap(UInt16.init) ?? 0)
print(server.url)
while true { Thread.sleep(forTimeInterval: 3600) }
