import Readings
import Recognition
import Workflows

/// Sees which of several marks are set.
enum MarksReader {
  struct Sight: Sendable {
    var marked: [String]
    var unsure: [String]
    /// Of those, the ones that were struck out.
    var struck: [String] = []
    /// Distance from the bounds of the mark that is nearest to them, 0 to 1.
    var certainty: Double
    /// Share of new ink by label, for provenance.
    var shares: [(label: String, share: Double)]

    var opinion: ReaderOpinion {
      ReaderOpinion(
        name: "marks-1", text: marked.joined(separator: ";"), confidence: certainty,
        alternatives: shares.map { Candidate(text: $0.label, confidence: min(1, $0.share)) })
    }
  }

  /// What a person has to look at.
  static func findings(_ sight: Sight, of field: String) -> [Finding] {
    let doubtful = sight.unsure.filter { !sight.struck.contains($0) }
    return (sight.struck.isEmpty ? [] : [.struckMark(field, sight.struck)])
      + (doubtful.isEmpty ? [] : [.unsureMark(field, doubtful)])
  }

  static func look(at marks: [Mark], style: MarkStyle, in views: some FieldViews) -> Sight {
    let seen: [(label: String, sight: MarkReader.Sight?)] =
      switch style {
      case .check: checks(marks, in: views)
      case .circle: rings(marks, in: views)
      }
    return settle(seen)
  }

  /// Millimetres around a small box in which a line through it shows.
  private static let around = 2.4

  /// Millimetres between boxes that one stroke may mark.
  private static let reach = 8.0

  /// Marks of boxes, each by itself; where one stroke lies in two of them, neither is sure.
  private static func checks(
    _ marks: [Mark], in views: some FieldViews
  ) -> [(label: String, sight: MarkReader.Sight?)] {
    var seen = marks.map { (label: $0.label, sight: check($0.box, in: views)) }
    let set = seen.indices.filter { seen[$0].sight?.verdict == .marked }
    for one in set {
      for other in set where other > one {
        let (a, b) = (marks[one].box, marks[other].box)
        let both = a.union(b)
        guard max(both.width - a.width - b.width, both.height - a.height - b.height) <= reach,
          let view = views.view(both, margin: 1)
        else { continue }
        let places = [a, b].map { BoxPlace($0, in: both, margin: 1) }
        guard MarkReader.isOneStroke(in: view, places: places) else { continue }
        for index in [one, other] { seen[index].sight = seen[index].sight?.unsure() }
      }
    }
    return seen
  }

  private static func check(_ box: Box, in views: some FieldViews) -> MarkReader.Sight? {
    guard let near = views.view(box, margin: 0.6), let wide = views.view(box, margin: around) else {
      return nil
    }
    return MarkReader.check(at: near, around: wide)
  }

  private static func rings(
    _ marks: [Mark], in views: some FieldViews
  ) -> [(label: String, sight: MarkReader.Sight?)] {
    guard let first = marks.first else { return [] }
    let bounds = marks.dropFirst().reduce(first.box) { $0.union($1.box) }
    guard let view = views.view(bounds, margin: 2) else { return marks.map { ($0.label, nil) } }
    let places = marks.map { BoxPlace($0.box, in: bounds, margin: 2) }
    return zip(marks.map(\.label), MarkReader.rings(in: view, around: places)).map { ($0, $1) }
  }

  private static func settle(_ seen: [(label: String, sight: MarkReader.Sight?)]) -> Sight {
    var sight = Sight(marked: [], unsure: [], certainty: 1, shares: [])
    for (label, look) in seen {
      guard let look else {
        sight.unsure.append(label)
        sight.certainty = 0
        continue
      }
      sight.shares.append((label, look.share))
      sight.certainty = min(sight.certainty, look.distance)
      switch look.verdict {
      case .marked: sight.marked.append(label)
      case .unsure:
        sight.unsure.append(label)
        if look.isStruck { sight.struck.append(label) }
      case .unmarked: break
      }
    }
    return sight
  }
}
