import ArgumentParser
import Casework
import Daemon
import Foundation
import Readings

struct QueueShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One case with its values. 案件1件の内容。",
    discussion: "Example: uketsuke queue show R8-国保年金課-000001")

  @OptionGroup var place: PlaceOptions
  @Argument(help: "受付番号 or the case's id") var number: String
  @Flag(help: "Prints JSON.") var json = false

  func run() async throws {
    let request = DeskRequest.show(try CaseArgument.parse(number))
    guard case .cases(let cases) = try await AskDesk.ask(request, at: place), let one = cases.first
    else { throw AskDesk.unexpected }
    if json { return try Output.json(one) }
    let record = one.detail.record
    Output.line(
      "\(record.receptionNumber)  \(record.workflow ?? "様式不明")  "
        + StateNames.case(record.life.state.rawValue)
        + (record.awaitedRole.map { "（\($0)）" } ?? ""))
    guard let content = one.detail.content else { return Output.line("消去済みです。") }
    var table = TextTable("項目", "値", "確信度", "状態", "原文")
    for field in content.fields {
      table.rows.append([
        field.name, field.value ?? "（空欄）", String(format: "%.4f", field.reading.confidence),
        field.isSettled ? "済" : "確認待ち", field.reading.raw,
      ])
    }
    Output.line(table.text)
    let findings =
      content.findings + content.fields.flatMap { $0.isSettled ? [] : $0.reading.findings }
    var seen: Set<String> = []
    for finding in findings {
      let line = "指摘 [\(finding.code)] \(finding.fields.joined(separator: "・"))：\(finding.japanese)"
      if seen.insert(line).inserted { Output.line(line) }
    }
  }
}

struct QueueExportCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case json, csv }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Cases with their values, as JSON or CSV. 案件の書き出し。",
    discussion: "Example: uketsuke queue export --state delivered --format csv > cases.csv")

  @OptionGroup var place: PlaceOptions
  @OptionGroup var selection: CaseSelection
  @Option(help: "json or csv (one line a field).") var format: Format = .json

  func run() async throws {
    let request = DeskRequest.export(
      department: selection.department, queue: selection.queue, state: selection.state)
    guard case .cases(let cases) = try await AskDesk.ask(request, at: place) else {
      throw AskDesk.unexpected
    }
    switch format {
    case .json: try Output.json(cases)
    case .csv:
      Output.data(Data([0xEF, 0xBB, 0xBF]))
      Output.data(Data("受付番号,様式,状態,項目,値,確認\r\n".utf8))
      for one in cases {
        let record = one.detail.record
        for field in one.detail.content?.fields ?? [] {
          let cells = [
            record.receptionNumber.description, record.workflow ?? "",
            StateNames.case(record.life.state.rawValue), field.name, field.value ?? "",
            field.isSettled ? "済" : "確認待ち",
          ]
          Output.data(Data((cells.map(Self.quoted).joined(separator: ",") + "\r\n").utf8))
        }
      }
    }
  }

  /// RFC 4180.
  static func quoted(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

/// A case as typed on the command line.
enum CaseArgument {
  static func parse(_ text: String) throws -> CaseReference {
    guard let reference = CaseReference(text) else {
      Output.complain(
        "受付番号の形ではありません：\(text)（例：R8-国保年金課-000001）  "
          + "Not a reception number: \(text)")
      throw ExitCode.usage
    }
    return reference
  }
}
