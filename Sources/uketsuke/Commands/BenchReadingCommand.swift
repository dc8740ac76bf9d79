import ArgumentParser
import Daemon
import Foundation
import Readings

struct BenchReadingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reading",
    abstract:
      "Pages a minute beside tesseract on the same pages, in turn, in one run. 毎分の読取ページ数をtesseractと比べる。",
    discussion: """
      Each round reads all pages by Uketsuke's readers and by `tesseract` on the whole page (jpn,
      OMP_THREAD_LIMIT=1), as many at a time as there are processes, and prints the ratio of the
      two; the machine's drift touches both. Pages that tesseract cannot open (PDF) are written as
      PNG first, outside the measured time. Beside it stands where the time of a page goes, without
      the start of the readers; `outside` is all but the recognisers.

      Example: formpress fill workflows/kokuho-saikofu.yaml --seed 1 --count 20 --format png -o drawn
               uketsuke bench reading drawn --rounds 5
      """)

  @Argument(
    help: ArgumentHelp("Folder of scans of one page each. 1ページのスキャンのフォルダ。", valueName: "DIR"))
  var folder: String
  @OptionGroup var options: ReaderOptions
  @Option(help: "Rounds after one that does not count. 数えない1回の後の測定回数。") var rounds: Int = 3
  @Flag(help: "Prints JSON. JSONで出力する。") var json = false

  struct Result: Encodable {
    var pages: Int
    var processes: Int
    var uketsukePagesPerMinute: [Double]
    var tesseractPagesPerMinute: [Double]
    var ratios: [Double]
    /// Milliseconds of each stage a page, in the rounds that count.
    var stages: [String: Double] = [:]
    /// Milliseconds a page outside the recognisers.
    var outside: Double { stages.filter { $0.key != "recognise" }.values.reduce(0, +) }
    /// Largest resident memory of a reader, MiB.
    var readerPeakMiB: Int
    var medianRatio: Double { Self.median(ratios) }

    static func median(_ list: [Double]) -> Double {
      let sorted = list.sorted()
      guard let middle = sorted.dropFirst(sorted.count / 2).first else { return 0 }
      return sorted.count % 2 == 1 ? middle : (sorted[sorted.count / 2 - 1] + middle) / 2
    }
  }

  func run() async throws {
    let scans = ScanFolder.files(in: URL(filePath: folder))
    guard !scans.isEmpty else {
      Output.complain("スキャンがありません：\(folder)  No scans in \(folder)")
      throw ExitCode.noInput
    }
    let reader = try await options.open()
    let images = try await imagesForTesseract(scans, reader)
    var result = Result(
      pages: scans.count, processes: options.processes, uketsukePagesPerMinute: [],
      tesseractPagesPerMinute: [], ratios: [], readerPeakMiB: 0)
    var bar = ProgressBar("測定", total: (rounds + 1) * 2)
    let stages = StageSums()
    for round in 0...rounds {
      let ours = try await Self.seconds {
        try await readAll(scans, reader, round > 0 ? stages : nil)
      }
      bar.advance()
      let theirs = try await Self.seconds { try await tesseractAll(images) }
      bar.advance()
      guard round > 0 else { continue }
      result.uketsukePagesPerMinute.append(Double(scans.count) * 60 / ours)
      result.tesseractPagesPerMinute.append(Double(scans.count) * 60 / theirs)
      result.ratios.append(theirs / ours)
    }
    result.stages = await stages.perPage
    result.readerPeakMiB = ChildMemory.peakMiB(named: "uketsuke-reader")
    await reader.close()
    try? FileManager.default.removeItem(at: Self.temporary)
    if json { return try Output.json(result) }
    Output.line("\(scans.count) pages, \(options.processes) processes, \(rounds) rounds")
    Output.line("uketsuke  \(Self.list(result.uketsukePagesPerMinute)) pages a minute")
    Output.line("tesseract \(Self.list(result.tesseractPagesPerMinute)) pages a minute")
    Output.line(
      "ratio     \(Self.list(result.ratios)), median \(String(format: "%.2f", result.medianRatio))")
    let spent = result.stages.sorted { $0.value > $1.value }
      .map { "\($0.key) \(Int($0.value.rounded()))" }.joined(separator: ", ")
    Output.line(
      "milliseconds a page: \(spent); outside the recognisers \(Int(result.outside.rounded()))")
    Output.line("largest reader \(result.readerPeakMiB) MiB")
  }

  private func readAll(_ scans: [URL], _ reader: ScanReader, _ sums: StageSums?) async throws {
    try await Parallel.each(scans, width: options.processes) { scan in
      let reading = try await reader.read(scan)
      await sums?.add(reading.milliseconds, pages: reading.pages.count)
    }
  }

  private func tesseractAll(_ images: [URL]) async throws {
    try await Parallel.each(images, width: options.processes) { image in
      let nothing = try FileHandle(forUpdating: URL(filePath: "/dev/null"))
      let process = try ChildProcess(
        "/usr/bin/env", ["OMP_THREAD_LIMIT=1", "tesseract", image.path, "-", "-l", "jpn"],
        input: nothing.fileDescriptor, output: nothing.fileDescriptor, error: nothing.fileDescriptor
      )
      let status = await process.wait()
      guard status == 0 else {
        Output.complain(
          "tesseractが失敗しました（\(status)）  tesseract failed (\(status)) on \(image.path)")
        throw ExitCode.unavailable
      }
    }
  }

  private static let temporary = FileManager.default.temporaryDirectory
    .appending(path: "uketsuke-bench-\(ProcessInfo.processInfo.processIdentifier)")

  private func imagesForTesseract(_ scans: [URL], _ reader: ScanReader) async throws -> [URL] {
    var images: [URL] = []
    for scan in scans {
      guard scan.pathExtension.lowercased() == "pdf" else {
        images.append(scan)
        continue
      }
      try FileManager.default.createDirectory(
        at: Self.temporary, withIntermediateDirectories: true)
      let image = Self.temporary.appending(path: scan.lastPathComponent + ".png")
      try await reader.page(scan, 1).write(to: image)
      images.append(image)
    }
    return images
  }

  private static func seconds(_ body: () async throws -> Void) async rethrows -> Double {
    let time = try await ContinuousClock().measure(body)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  private static func list(_ values: [Double]) -> String {
    values.map { String(format: "%.2f", $0) }.joined(separator: " ")
  }
}

/// Adds up where the time of pages goes.
private actor StageSums {
  private var sums: [String: Double] = [:]
  private var pages = 0

  func add(_ milliseconds: [String: Double], pages: Int) {
    sums.merge(milliseconds, uniquingKeysWith: +)
    self.pages += pages
  }

  var perPage: [String: Double] { sums.mapValues { $0 / Double(max(1, pages)) } }
}

/// Files that a reader may take.
enum ScanFolder {
  static func files(in folder: URL) -> [URL] {
    let kinds = ["pdf", "tif", "tiff", "jpg", "jpeg", "png"]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appending(path: $0) }
      .filter { kinds.contains($0.pathExtension.lowercased()) }
  }
}

/// The same work on many things, so many at a time.
enum Parallel {
  static func each<Item: Sendable>(
    _ items: [Item], width: Int, _ body: @escaping @Sendable (Item) async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      var rest = items[...]
      for _ in 0..<width {
        if let item = rest.popFirst() { group.addTask { try await body(item) } }
      }
      while try await group.next() != nil {
        if let item = rest.popFirst() { group.addTask { try await body(item) } }
      }
    }
  }
}

/// Memory of processes, from the kernel's own account (proc(5)).
enum ChildMemory {
  /// The largest peak of resident memory among processes of this name below this one.
  static func peakMiB(named name: String) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let own = Int(ProcessInfo.processInfo.processIdentifier)
    return names.compactMap(Int.init).filter { parent(of: $0) == own }
      .filter {
        (try? String(contentsOfFile: "/proc/\($0)/comm", encoding: .utf8))?.hasPrefix(
          name.prefix(15)) == true
      }
      .map { peakMiB(of: $0) }.max() ?? 0
  }

  /// Peak of resident memory of one process.
  static func peakMiB(of process: Int) -> Int {
    (status(process, "VmHWM:") ?? 0) / 1024
  }

  private static func parent(of process: Int) -> Int? { status(process, "PPid:") }

  private static func status(_ process: Int, _ key: String) -> Int? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else {
      return nil
    }
    let line = text.split(separator: "\n").first { $0.hasPrefix(key) }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
  }
}
