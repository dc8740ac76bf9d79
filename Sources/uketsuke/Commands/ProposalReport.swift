import Casework
import Daemon
import Readings

/// What taking candidates would give, for people on a terminal. Personal.
struct ProposalReport {
  let proposal: TakingProposal
  let by: String
  /// Texts came from standard input, and must come again.
  let hasTexts: Bool

  init(_ proposal: TakingProposal, by: String, hasTexts: Bool) {
    self.proposal = proposal
    self.by = by
    self.hasTexts = hasTexts
  }

  var text: String {
    var parts = [
      "\(proposal.receptionNumber)  \(FormName.text(id: proposal.workflow, name: proposal.form))"
    ]
    var table = TextTable("項目", "候補", "取り込む値", "扱い", "原文")
    var tables: Set<String> = []
    for line in proposal.lines {
      var name = line.field + (line.isRequired ? "（必須）" : "")
      // Cells are many, and none is proposed: their table stands for them.
      if line.standing == .none, let cell = FieldReading.cell(of: line.field) {
        guard tables.insert(cell.table).inserted else { continue }
        name = "\(cell.table)（表）"
      }
      table.rows.append([
        name, TakingWords.numbers(line), TakingWords.value(line), TakingWords.standing(line),
        line.raw,
      ])
    }
    parts.append(table.text)
    parts += CaseWords.lines(proposal.lines.flatMap(\.findings) + proposal.findings)
    parts.append("まだ何も記録していません。画像と見比べてから取り込んでください。 Nothing is on record yet.")
    if !proposal.items.isEmpty || hasTexts { parts.append("  " + command) }
    return parts.joined(separator: "\n")
  }

  /// What to type to take just this.
  private var command: String {
    var words = [
      "uketsuke", "queue", "take", proposal.receptionNumber, "--workflow", proposal.workflow,
      "--by", by, "--revision", String(proposal.revision), "--form-version",
      String(proposal.version.prefix(12)),
    ]
    if hasTexts { words.append("--texts") }
    words += proposal.items.compactMap { item in
      item.candidate.map { "\(item.field)=\($0)" }
    }
    return words.map(Self.quoted).joined(separator: " ")
  }

  /// As a shell takes it for one word.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_=./".contains($0) }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
