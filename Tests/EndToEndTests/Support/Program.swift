import Daemon
import Foundation
import Testing

/// The real programs of this build, run as their users run them.
enum Program {
  /// Beside the test program itself.
  static let folder: URL = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: own).deletingLastPathComponent()
  }()

  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static var workflows: URL { repository.appending(path: "workflows") }
  static var fixtures: URL { repository.appending(path: "fixtures") }

  struct Outcome {
    var status: Int32
    var output: Data
    var complaint: String

    var text: String { String(decoding: output, as: UTF8.self) }

    func json<Value: Decodable>(_ type: Value.Type) throws -> Value {
      let decoder = JSONDecoder()
      decoder.dateDecodingStrategy = .iso8601
      return try decoder.decode(type, from: output)
    }
  }

  /// Runs a program to its end: one of this build, or of another folder.
  static func run(
    _ name: String, _ arguments: [String], input: String? = nil,
    environment: [String: String] = [:], in folder: URL = Program.folder
  ) async throws -> Outcome {
    // Files, not pipes: a full pipe would stop the program.
    let place = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    func file(_ name: String, _ contents: Data = Data()) throws -> URL {
      let url = place.appending(path: name)
      try contents.write(to: url)
      return url
    }
    let input = try FileHandle(forReadingFrom: file("in", Data((input ?? "").utf8)))
    let output = try file("out")
    let complaint = try file("err")
    let out = try FileHandle(forWritingTo: output)
    let err = try FileHandle(forWritingTo: complaint)
    let process = try ChildProcess(
      folder.appending(path: name).path, arguments,
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
      input: input.fileDescriptor, output: out.fileDescriptor, error: err.fileDescriptor)
    let status = await process.wait()
    return Outcome(
      status: status, output: try Data(contentsOf: output),
      complaint: String(decoding: try Data(contentsOf: complaint), as: UTF8.self))
  }
}

/// A daemon of its own below a temporary folder; ended by the test that started it.
final class Service {
  let root: URL
  let workflows: URL
  private var process: ChildProcess?
  private var log: URL { root.appending(path: "daemon.log") }

  init(workflows: URL = Program.workflows) throws {
    // Short: a socket's path has 108 bytes.
    root = URL(filePath: "/tmp/uk-\(UUID().uuidString.prefix(8))")
    self.workflows = workflows
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    try Data(
      """
      drop: drop
      state: state
      delivery: delivery
      checkpoints: checkpoints
      workflows: \(workflows.path)
      control_socket: state/control.sock
      keys: {master: keys/master.key, audit: keys/audit.key}
      intake: {poll: 0.2, quiet: 0.6, odd: 3}

      """.utf8
    ).write(to: configuration)
  }

  deinit {
    kill()
    try? FileManager.default.removeItem(at: root)
  }

  var configuration: URL { root.appending(path: "uketsuke.yaml") }
  /// Largest resident memory of the daemon so far, MiB (proc(5), VmHWM).
  var peakMemory: Int? {
    guard let process,
      let text = try? String(contentsOfFile: "/proc/\(process.id)/status", encoding: .utf8)
    else { return nil }
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 / 1024 }
  }
  var drop: URL { root.appending(path: "drop") }
  var delivery: URL { root.appending(path: "delivery") }
  var logText: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

  /// Starts the daemon and waits until it answers.
  func start(environment: [String: String] = [:]) async throws {
    if !FileManager.default.fileExists(atPath: log.path) { try Data().write(to: log) }
    let handle = try FileHandle(forWritingTo: log)
    try handle.seekToEnd()
    let none = try FileHandle(forReadingFrom: URL(filePath: "/dev/null"))
    let process = try ChildProcess(
      Program.folder.appending(path: "uketsuke").path,
      ["serve", "--config", configuration.path],
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
      input: none.fileDescriptor, output: handle.fileDescriptor, error: handle.fileDescriptor)
    self.process = process
    for _ in 0..<600 {
      if ControlClient(path: root.appending(path: "state/control.sock").path).isDaemonRunning {
        return
      }
      try #require(process.isRunning, "the daemon ended: \(logText)")
      try await Task.sleep(for: .milliseconds(100))
    }
    Issue.record("the daemon did not answer: \(logText)")
  }

  /// As systemd stops it.
  func stop() {
    process?.terminate()
    process?.waitNow()
    process = nil
  }

  /// As a power cut stops it.
  func kill() {
    process?.kill()
    process?.waitNow()
    process = nil
  }

  func command(_ arguments: [String], input: String? = nil) async throws -> Program.Outcome {
    try await Program.run("uketsuke", arguments + ["--config", configuration.path], input: input)
  }

  /// Puts a file into a department's drop folder.
  func drop(_ file: URL, department: String, as name: String? = nil) throws {
    let folder = drop.appending(path: department)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: file, to: folder.appending(path: name ?? file.lastPathComponent))
  }

  /// Waits until so many documents are read or in quarantine.
  func settled(_ documents: Int) async throws {
    let outcome = try await command([
      "queue", "wait", "--documents", String(documents), "--timeout", "180",
    ])
    try #require(outcome.status == 0, "\(outcome.complaint) \(logText)")
  }
}

/// All of these tests, one after the other: each starts programs that want both cores.
@Suite(.serialized) enum EndToEnd {}
