import ArgumentParser
import Daemon
import Foundation

struct BenchServiceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "service",
    abstract: "From a complete file to its case, and the daemon's memory. 投入から案件までの時間と使用メモリ。",
    discussion: """
      Starts a daemon of its own in a temporary folder, drops the scans one after the other, and
      prints the time from each complete file to its case beyond the quiet time, and the daemon's
      largest resident memory, before and after a file of 100 MB came in.

      Example: uketsuke bench service fixtures
      """)

  @Argument(help: ArgumentHelp("Folder of scans. スキャンのフォルダ。", valueName: "DIR")) var folder: String
  @Option(help: ArgumentHelp("Folder of the workflow files. ワークフローのフォルダ。", valueName: "DIR"))
  var workflows =
    "workflows"
  @Flag(help: "Prints JSON. JSONで出力する。") var json = false

  struct Result: Encodable {
    var documents: Int
    var quietSeconds: Double
    /// Beyond the quiet time, seconds.
    var latencies: [Double]
    var daemonPeakMiB: Int
    var daemonPeakAfterLargeFileMiB: Int
  }

  func run() async throws {
    let scans = ScanFolder.files(in: URL(filePath: folder))
    guard !scans.isEmpty else { throw ExitCode.noInput }
    let root = FileManager.default.temporaryDirectory
      .appending(path: "uketsuke-bench-\(ProcessInfo.processInfo.processIdentifier)")
    let configuration = DaemonConfiguration(root: root)
    let drop = configuration.drop.appending(path: "測定")
    try FileManager.default.createDirectory(at: drop, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    let nothing = try FileHandle(forUpdating: URL(filePath: "/dev/null"))
    let daemon = try ChildProcess(
      DaemonConfiguration.programBesideThis("uketsuke").path,
      ["serve", "--root", root.path, "--workflows", workflows, "--log-level", "error"],
      input: nothing.fileDescriptor, output: nothing.fileDescriptor,
      error: FileHandle.standardError.fileDescriptor)
    defer {
      daemon.terminate()
      daemon.waitNow()
    }
    let desk = DeskConnection(configuration, version: ProgramVersion.text)
    try await wait { ControlClient(path: configuration.controlSocket.path).isDaemonRunning }
    var result = Result(
      documents: scans.count, quietSeconds: configuration.intake.quiet, latencies: [],
      daemonPeakMiB: 0, daemonPeakAfterLargeFileMiB: 0)
    for (index, scan) in scans.enumerated() {
      // As a scanner would: whole under another name, then renamed.
      let hidden = drop.appending(path: "\(index).part")
      try FileManager.default.copyItem(at: scan, to: hidden)
      try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: hidden.path)
      let start = ContinuousClock.now
      try FileManager.default.moveItem(
        at: hidden, to: drop.appending(path: "\(index).\(scan.pathExtension)"))
      try await settle(desk, index + 1)
      let time = start.duration(to: .now)
      result.latencies.append(
        Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
          - configuration.intake.quiet)
    }
    let process = Int(daemon.id)
    result.daemonPeakMiB = ChildMemory.peakMiB(of: process)
    try Self.largeFile(drop.appending(path: "large.pdf"))
    try await settle(desk, scans.count + 1)
    result.daemonPeakAfterLargeFileMiB = ChildMemory.peakMiB(of: process)
    if json { return try Output.json(result) }
    let times = result.latencies.map { String(format: "%.2f", $0) }.joined(separator: " ")
    Output.line(
      "\(scans.count) documents; seconds beyond the quiet time of \(result.quietSeconds): \(times)")
    Output.line(
      "daemon at most \(result.daemonPeakMiB) MiB, with a file of 100 MB \(result.daemonPeakAfterLargeFileMiB) MiB"
    )
  }

  private func settle(_ desk: DeskConnection, _ count: Int) async throws {
    try await wait {
      guard case .status(let status) = try await desk.ask(.status) else { return false }
      return status.settled >= count
    }
  }

  private func wait(for condition: () async throws -> Bool) async throws {
    for _ in 0..<12_000 {
      if try await condition() { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    Output.complain("時間内に終わりませんでした。 Not finished in time.")
    throw ExitCode.temporaryFailure
  }

  /// 100 MB that look like a complete PDF and are none inside.
  private static func largeFile(_ file: URL) throws {
    let hidden = file.appendingPathExtension("part")
    try Data("%PDF-1.4\n".utf8).write(to: hidden)
    let handle = try FileHandle(forWritingTo: hidden)
    try handle.seekToEnd()
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<100 {
      let piece = Data(
        (0..<131_072).flatMap { _ in
          withUnsafeBytes(of: generator.next()) { Array($0) }
        })
      try handle.write(contentsOf: piece)
    }
    try handle.write(contentsOf: Data("\nstartxref\n9\n%%EOF\n".utf8))
    try handle.close()
    try FileManager.default.moveItem(at: hidden, to: file)
  }
}
