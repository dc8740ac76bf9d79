import ArgumentParser
import Daemon
import Foundation
import Readings

struct WorkflowNewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begins a workflow from a blank form. 白紙の帳票からワークフローの下書きを作る。",
    discussion: """
      Looks for boxes, rows of character boxes and check squares, and prints a workflow file to go on
      from: give the fields their names and types, delete what is no field, then run uketsuke check.

      Example: uketsuke workflow new workflows/forms/tosho-card.pdf --id tosho-card > workflows/tosho-card.yaml
      """)

  @Argument(help: ArgumentHelp("The blank form: PDF, TIFF, JPEG or PNG. 白紙の帳票。", valueName: "FILE"))
  var blank: String
  @Option(help: "Name for machines: lower-case letters, digits and hyphens. ID（英小文字・数字・ハイフン）。")
  var id: String = "new-form"
  @Option(help: "Page of the file, 1 for the first. ページ（最初は1）。") var page: Int = 1

  func run() async throws {
    do {
      let proposal = try await LayoutReader.propose(
        URL(filePath: blank), page: page,
        program: DaemonConfiguration.programBesideThis("uketsuke-reader"))
      Output.line(Self.yaml(proposal, id: id, blank: blank))
    } catch let refusal as Refusal {
      Output.complain("\(blank): \(refusal.japanese)\n  \(refusal.english)")
      throw ExitCode.dataError
    } catch let failure as StartFailure {
      Output.complain(failure.description)
      throw ExitCode(failure.exitCode)
    }
  }

  /// A draft that `uketsuke check` accepts as soon as the form is beside it.
  static func yaml(_ proposal: LayoutProposal, id: String, blank: String) -> String {
    let file = URL(filePath: blank)
    let folder = file.deletingLastPathComponent().lastPathComponent
    let path = folder == "forms" ? "forms/\(file.lastPathComponent)" : file.lastPathComponent
    var lines = [
      "# 下書き：項目に名前と種類（type）を付け、項目でないものは消してください。",
      "id: \(id)", "name: \(id)", "department: 部署名", "form:", "  pages: [\(path)]", "fields:",
    ]
    var number = 0
    func name() -> String {
      number += 1
      return "項目\(number)"
    }
    for item in proposal.items where item.kind != .check {
      if item.kind == .cells, let pitch = item.pitch, let count = item.count {
        var first = item.box
        first[2] = min(first[2], pitch)
        lines.append(
          "  \(name()): {type: digits, cells: {first: \(list(first)), "
            + "pitch: \(short(pitch)), count: \(count)}}")
      } else if !proposal.items.contains(where: { $0 != item && holds(item.box, $0.box) }) {
        lines.append("  \(name()): {type: text, box: \(list(inset(item.box)))}")
      }
    }
    for row in rows(of: proposal.items.filter { $0.kind == .check }) {
      let marks = row.enumerated().map { "選択\($0.offset + 1): \(list($0.element.box))" }
      lines.append(
        "  \(name()): {type: choices, style: check, marks: {\(marks.joined(separator: ", "))}}")
    }
    lines.append("queue: 窓口")
    return lines.joined(separator: "\n")
  }

  /// A frame around other boxes is no field of its own.
  private static func holds(_ frame: [Double], _ box: [Double]) -> Bool {
    let x = box[0] + box[2] / 2
    let y = box[1] + box[3] / 2
    return frame[0] < x && x < frame[0] + frame[2] && frame[1] < y && y < frame[1] + frame[3]
  }

  /// Clear of the printed rules.
  private static func inset(_ box: [Double]) -> [Double] {
    let margin = min(0.7, box[2] / 4, box[3] / 4)
    return [box[0] + margin, box[1] + margin, box[2] - 2 * margin, box[3] - 2 * margin]
  }

  /// Check squares at one height belong together.
  private static func rows(of squares: [LayoutProposal.Item]) -> [[LayoutProposal.Item]] {
    var rows: [[LayoutProposal.Item]] = []
    for square in squares.sorted(by: { ($0.box[1], $0.box[0]) < ($1.box[1], $1.box[0]) }) {
      if let first = rows.last?.first, abs(first.box[1] - square.box[1]) < 2 {
        rows[rows.count - 1].append(square)
      } else {
        rows.append([square])
      }
    }
    return rows
  }

  private static func list(_ numbers: [Double]) -> String {
    "[" + numbers.map(short).joined(separator: ", ") + "]"
  }

  /// Tenths of a millimetre.
  private static func short(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
