/// An evaluation as people read it.
public struct EvaluationReport: Codable, Hashable, Sendable {
  public var summary: EvaluationSummary
  public var scans: [ScanComparison]
  /// Version of the reader that was evaluated.
  public var reader: String

  public init(summary: EvaluationSummary, scans: [ScanComparison], reader: String) {
    self.summary = summary
    self.scans = scans
    self.reader = reader
  }

  private enum Key: String, CodingKey { case summary, scans, reader }

  /// A report of an earlier version has another summary; it is counted anew from the scans.
  public init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    scans = try box.decode([ScanComparison].self, forKey: .scans)
    reader = try box.decode(String.self, forKey: .reader)
    if let known = try? box.decode(EvaluationSummary.self, forKey: .summary) {
      summary = known
    } else {
      summary = EvaluationSummary()
      for scan in scans { summary.count(scan) }
    }
  }

  /// What a row of figures is about; the word a table begins it with.
  enum Section {
    case all
    case type(String)
    case hand(String)
    case level(String)

    var english: String {
      switch self {
      case .all: "all"
      case .type(let name): name
      case .hand(let name): "hand \(name)"
      case .level(let name): "level \(name)"
      }
    }
  }

  /// Rows for a table, the whole first.
  var sections: [(about: Section, figures: FieldFigures)] {
    func sorted(
      _ figures: [String: FieldFigures], _ about: (String) -> Section
    ) -> [(about: Section, figures: FieldFigures)] {
      figures.sorted { $0.key < $1.key }.map { (about($0.key), $0.value) }
    }
    return [(.all, summary.all)] + sorted(summary.byType, Section.type)
      + sorted(summary.byHand, Section.hand) + sorted(summary.byLevel, Section.level)
  }

  /// A table for a terminal, columns aligned.
  public var text: String {
    var lines = [
      "\(summary.scans) scans, cases of the right form \(summary.casesRight.described), "
        + "refused \(summary.refused.count); reader \(reader)",
      padded("", 18) + padded("characters right", 34) + padded("fields right", 34)
        + padded("accepted", 34) + "wrong among accepted",
    ]
    for (about, figures) in sections {
      lines.append(
        padded(about.english, 18) + padded(figures.characters.described, 34)
          + padded(figures.fields.described, 34) + padded(figures.accepted.described, 34)
          + figures.wrongAccepted.described)
    }
    if !timeByStage.isEmpty {
      lines.append(
        "milliseconds a page: "
          + timeByStage.map { "\($0.stage) \(Int($0.milliseconds.rounded()))" }
          .joined(separator: ", "))
    }
    if let error = summary.reliability.calibrationError {
      lines.append("calibration error \(percent(error)) %")
    }
    return lines.joined(separator: "\n")
  }

  /// Milliseconds a page, the longest first.
  var timeByStage: [(stage: String, milliseconds: Double)] {
    guard summary.timedPages > 0 else { return [] }
    return summary.milliseconds.sorted { $0.value > $1.value }.map {
      ($0.key, $0.value / Double(summary.timedPages))
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text.count >= width ? text + " " : text + String(repeating: " ", count: width - text.count)
  }
}

extension Proportion {
  /// `97.7 % (95.1–98.9) of 216`
  var described: String {
    guard let share, let interval else { return "–" }
    return "\(percent(share)) % (\(percent(interval.lowerBound))–\(percent(interval.upperBound)))"
      + " of \(count)"
  }

}

/// With two decimals.
func percent(_ share: Double) -> String {
  let hundredths = Int((share * 10_000).rounded())
  let rest = hundredths % 100
  return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}
