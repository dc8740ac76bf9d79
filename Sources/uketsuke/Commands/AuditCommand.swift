import ArgumentParser
import Daemon
import Foundation

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "The audit log. 監査証跡。",
    discussion: "Example: uketsuke audit verify --checkpoint kept-elsewhere.txt",
    subcommands: [AuditVerifyCommand.self, AuditShowCommand.self, AuditExportCommand.self])
}

struct AuditVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recomputes the log from its stored bytes. 監査証跡を検証する。",
    discussion: """
      Exits 65 where a record was changed, removed, added or reordered.

      Example: uketsuke audit verify --checkpoint /media/usb/checkpoint.txt
      """)

  @OptionGroup var place: PlaceOptions
  @Option(
    help: ArgumentHelp("A checkpoint that was kept elsewhere. 別に保管したチェックポイント。", valueName: "FILE"))
  var checkpoint: String?
  @Flag(help: "Prints JSON. JSONで出力する。") var json = false

  func run() async throws {
    var kept: String?
    if let checkpoint {
      guard let text = try? String(contentsOf: URL(filePath: checkpoint), encoding: .utf8) else {
        Output.complain("チェックポイントを読めません：\(checkpoint)  Cannot read the checkpoint \(checkpoint)")
        throw ExitCode.noInput
      }
      kept = text
    }
    guard
      case .verification(let report) = try await AskDesk.ask(
        .auditVerify(keptElsewhere: kept), at: place)
    else { throw AskDesk.unexpected }
    if json {
      try Output.json(report)
    } else {
      let verdict =
        report.isSound
        ? "監査証跡に異常はありません。 The audit log holds." : "監査証跡に異常があります。 The audit log does NOT hold."
      Output.line(verdict)
      Output.line(report.coverage(wasCompared: kept != nil))
      for problem in report.problems { Output.line("  \(problem.japanese)\n  \(problem.english)") }
    }
    if !report.isSound { throw ExitCode.dataError }
  }
}

/// Records in pages, so that a long log needs little memory.
private func eachRecord(
  from start: Int, at place: PlaceOptions, _ body: (Int, Data) throws -> Bool
) async throws {
  var index = start
  while true {
    guard
      case .records(let records) = try await AskDesk.ask(
        .auditRecords(from: index, limit: 1000), at: place)
    else { throw AskDesk.unexpected }
    if records.isEmpty { return }
    for record in records {
      guard try body(index, record) else { return }
      index += 1
    }
  }
}

struct AuditShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Prints records for people. 記録を表示する。",
    discussion: "Example: uketsuke audit show --from 0 --limit 20 --about R8-国保年金課-000001")

  @OptionGroup var place: PlaceOptions
  @Option(help: "First record, 0 is the oldest. 最初の記録（0が最古）。") var from: Int = 0
  @Option(help: "How many at most. 最大件数。") var limit: Int = 100
  @Option(
    help:
      "Only records about this case or document, or holding this text. 受付番号、ID、または記録に含まれる文字列。"
  )
  var about: String?

  func run() async throws {
    var wanted: [String]?
    if let about {
      guard case .names(let names) = try await AskDesk.ask(.auditNames(about), at: place) else {
        throw AskDesk.unexpected
      }
      wanted = names + [about]
    }
    var shown = 0
    try await eachRecord(from: from, at: place) { index, record in
      let text = String(decoding: record, as: UTF8.self)
      guard wanted?.contains(where: text.contains) ?? true else { return true }
      Output.line("\(index)  \(AuditWords.line(record) ?? text)")
      shown += 1
      return shown < limit
    }
  }
}

struct AuditExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Prints every record as stored, one a line. 全記録を書き出す。",
    discussion: "Example: uketsuke audit export > audit.jsonl")

  @OptionGroup var place: PlaceOptions

  func run() async throws {
    try await eachRecord(from: 0, at: place) { _, record in
      Output.data(record + Data("\n".utf8))
      return true
    }
  }
}
