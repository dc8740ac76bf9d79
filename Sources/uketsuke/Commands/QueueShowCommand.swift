import ArgumentParser
import Casework
import Daemon
import Foundation
import Readings

struct QueueShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "One case with its values, or a document in quarantine. 案件または隔離文書1件の内容。",
    discussion: "Example: uketsuke queue show R8-国保年金課-000001")

  @OptionGroup var place: PlaceOptions
  @Argument(help: "受付番号、または案件・文書のID。 A reception number, or the id of a case or document.")
  var number: String
  @Flag(help: "Prints JSON. JSONで出力する。") var json = false

  func run() async throws {
    switch try await AskDesk.ask(.show(try CaseArgument.parse(number)), at: place) {
    case .cases(let cases):
      guard let one = cases.first else { throw AskDesk.unexpected }
      if json { try Output.json(one) } else { Self.show(one) }
    case .document(let document):
      if json { try Output.json(document) } else { Output.line(document.text) }
    default: throw AskDesk.unexpected
    }
  }

  /// - Parameter hasPages: with what is written on pages that fit no form.
  static func show(_ one: ExportedCase, hasPages: Bool = true) {
    let record = one.detail.record
    let form = FormName.text(id: record.workflow, name: one.form)
    Output.line(
      "\(record.receptionNumber)  \(form)  \(record.life.state.japanese)"
        + (record.awaitedRole.map { "（\($0)）" } ?? ""))
    guard let content = one.detail.content else { return Output.line("消去済みです。 Erased.") }
    var table = TextTable("項目", "値", "確信度", "状態", "理由", "原文")
    for field in content.fields {
      table.rows.append([
        field.name,
        CaseWords.value(of: field),
        String(format: "%.4f", field.reading.confidence), field.isSettled ? "済" : "確認待ち",
        CaseWords.reasons(field), field.reading.raw,
      ])
    }
    if !content.fields.isEmpty { Output.line(table.text) }
    for line in CaseWords.lines(content.standingFindings) { Output.line(line) }
    if let line = CaseWords.howToAcknowledge(content.openFindings) { Output.line(line) }
    // Of pages that fit no form: what may be written there, until somebody names the form.
    // Beyond that where a person made the case of them: who goes on with it looks at them too.
    guard hasPages, record.workflow == nil || content.isTaken else { return }
    for page in TranscriptReport.numbered(one.detail.pages) { Output.line(page.text) }
  }
}

struct QueueExportCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case json, csv }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Cases with their values, as JSON or CSV. 案件の書き出し。",
    discussion: "Example: uketsuke queue export --state delivered --format csv > cases.csv")

  @OptionGroup var place: PlaceOptions
  @OptionGroup var selection: CaseSelection
  @Option(help: "json、またはcsv（1行に1項目）。 json or csv (one line a field).") var format: Format = .json

  func run() async throws {
    switch format {
    case .json:
      var cases: [ExportedCase] = []
      try await AskDesk.eachCase(selection.request, at: place) { cases.append($0) }
      try Output.json(cases)
    case .csv:
      Output.data(Data([0xEF, 0xBB, 0xBF]))
      Output.data(Data("受付番号,帳票,状態,項目,値,確認\r\n".utf8))
      try await AskDesk.eachCase(selection.request, at: place) { Self.write($0) }
    }
  }

  private static func write(_ one: ExportedCase) {
    let record = one.detail.record
    for field in one.detail.content?.fields ?? [] {
      let cells = [
        record.receptionNumber.description, record.workflow ?? "",
        record.life.state.japanese, field.name, field.value ?? "",
        field.isSettled ? "済" : "確認待ち",
      ]
      Output.data(Data((cells.map(quoted).joined(separator: ",") + "\r\n").utf8))
    }
  }

  /// RFC 4180.
  static func quoted(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

/// A form as staff and machines call it.
enum FormName {
  static func text(id: String?, name: String?) -> String {
    guard let id else { return "仕分け不可（帳票不明） unidentified" }
    return name.map { "\($0)（\(id)）" } ?? id
  }
}

/// A case as typed on the command line.
enum CaseArgument {
  static func parse(_ text: String) throws -> CaseReference {
    guard let reference = CaseReference(text) else {
      Output.complain(
        "受付番号の形式が正しくありません：\(text)（例：R8-国保年金課-000001）  "
          + "Not a reception number: \(text)")
      throw ExitCode.usage
    }
    return reference
  }
}
