import ArgumentParser
import Daemon
import Foundation
import Readings

struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Reads scans and explains every field; stores nothing. 読み取って表示する（保存しない）。",
    discussion: """
      Examples:
        uketsuke read scan.pdf
        uketsuke read *.tif --json | jq .fields
        uketsuke read scan.pdf --annotate /tmp/pages    pages with boxes and values, as PNG
        uketsuke read scan.tif --searchable-pdf scan.pdf
      """)

  @Argument(help: ArgumentHelp("Scans: PDF, TIFF, JPEG or PNG. スキャン。", valueName: "FILE"))
  var files: [String]
  @OptionGroup var options: ReaderOptions
  @Option(
    help: ArgumentHelp(
      "The one workflow that every scan is; identified where none is given. 帳票の指定（省略時は自動で仕分け）。",
      valueName: "ID"))
  var workflow: String?
  @Flag(help: "Prints one JSON object a document. 文書ごとにJSONを1つ出力する。") var json = false
  @Option(
    help: ArgumentHelp(
      "Writes every page with boxes and values drawn over it. 枠と値を重ねたページ画像を書き出す。", valueName: "DIR")
  )
  var annotate: String?
  @Option(
    name: .customLong("searchable-pdf"),
    help: ArgumentHelp(
      "Writes the one scan as a PDF that can be searched; 個人番号 is left out of its text. 検索できるPDFを書き出す（個人番号は文字に含めない）。",
      valueName: "PDF"))
  var searchablePDF: String?

  func validate() throws {
    if searchablePDF != nil, files.count != 1 {
      throw ValidationError(
        "--searchable-pdf を使うときは、スキャンを1つだけ指定してください。 --searchable-pdf takes one scan.")
    }
  }

  func run() async throws {
    let reader = try await options.open(only: workflow)
    var bar = ProgressBar("読取", total: files.count)
    var worst: ExitCode?
    for path in files {
      let file = URL(filePath: path)
      do {
        let reading = try await reader.read(file)
        let report = ReadReport(path, try ScanReader.sha256(file), reading, names: reader.names)
        if json { try Output.json(report) } else { Output.line(report.text) }
        if let annotate {
          try await writePages(of: reading, file, reader, to: URL(filePath: annotate))
        }
        if let searchablePDF {
          try Self.write(
            try await reader.searchablePDF(file, reading), to: URL(filePath: searchablePDF))
        }
      } catch let refusal as Refusal {
        if json { try Output.json(RefusalReport(file: path, refusal: refusal)) }
        let detail =
          refusal.detail.isEmpty ? "" : "\n  (\(refusal.code.rawValue): \(refusal.detail))"
        Output.complain("\(path): \(refusal.japanese)\n  \(refusal.english)\(detail)")
        worst = refusal.code == .readerUnavailable ? .unavailable : .dataError
      } catch let failure as StartFailure {
        Output.complain(failure.description)
        worst = ExitCode(failure.exitCode)
      }
      bar.advance()
    }
    await reader.close()
    if let worst { throw worst }
  }

  private func writePages(
    of reading: DocumentReading, _ file: URL, _ reader: ScanReader, to folder: URL
  ) async throws {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let base = file.deletingPathExtension().lastPathComponent
      for page in reading.pages {
        let image = try await reader.annotated(file, reading, page: page.index)
        try image.write(to: folder.appending(path: "\(base)-\(page.index).png"))
      }
    } catch let error as CocoaError {
      throw Self.cannotWrite(folder, error)
    }
  }

  private static func write(_ data: Data, to file: URL) throws {
    do {
      try data.write(to: file, options: .atomic)
    } catch let error as CocoaError {
      throw cannotWrite(file, error)
    }
  }

  private static func cannotWrite(_ url: URL, _ error: CocoaError) -> ExitCode {
    Output.complain("書き込めません：\(url.path)  Cannot write to \(url.path): \(error.code.rawValue)")
    return .cannotCreate
  }
}

/// Which forms and which reader program.
struct ReaderOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Folder of the workflow files. ワークフローのフォルダ。", valueName: "DIR"))
  var workflows: String = "workflows"
  @Option(help: ArgumentHelp("Reader processes. 読取プロセスの数。", valueName: "N"))
  var processes: Int = ProcessInfo.processInfo.activeProcessorCount

  /// - Parameter learned: what a site has learned, to be tried.
  func open(only: String? = nil, learned: SiteCalibration? = nil) async throws -> ScanReader {
    do {
      let reader = try await ScanReader(
        workflows: URL(filePath: workflows), only: only,
        program: DaemonConfiguration.programBesideThis("uketsuke-reader"), processes: processes,
        learned: learned)
      for complaint in reader.complaints { Output.complain(complaint) }
      return reader
    } catch let failure as StartFailure {
      Output.complain(failure.description)
      throw ExitCode(failure.exitCode)
    }
  }
}
