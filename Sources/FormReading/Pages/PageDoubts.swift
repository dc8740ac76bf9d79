import Imaging
import Readings
import Workflows

/// What is wrong with a page as a whole.
struct PageDoubts {
  let sight: PageSight
  let fields: [Field]

  struct Doubt {
    var finding: Finding
    /// No value of the page may go on without a person.
    var coversValues: Bool
  }

  /// Median darkness of the form's print below which pencil on the same page may be lost.
  static let faint = 0.45
  /// Fields that slanted strokes must pass through to cross a page out.
  static let crossed = 3

  /// - Parameters:
  ///   - formPage: page of the form, 1 for the first.
  ///   - index: page of the document, for the words.
  func findings(formPage: Int, index: Int) -> [Doubt] {
    let areas = fields.filter { $0.page == formPage }.map { field in
      field.allBoxes.map { Area($0) }
    }
    var doubts: [Doubt] = []
    if isCrossedOut(areas) { doubts.append(.init(finding: .crossedOut(index), coversValues: true)) }
    if sight.contrast < Self.faint {
      doubts.append(.init(finding: .faintPage(index), coversValues: true))
    }
    let isCutOff = areas.joined().contains { sight.hiding(of: $0, kind: .mark) == .cutOff }
    if isCutOff { doubts.append(.init(finding: .cutOffPage(index), coversValues: false)) }
    return doubts
  }

  private func isCrossedOut(_ areas: [[Area]]) -> Bool {
    let strokes = sight.lines.filter { !$0.isFold }
    // A hand's stroke across a page bends, and is found in pieces.
    return areas.count { boxes in
      boxes.contains { box in strokes.contains { $0.crosses(box) } }
    } >= Self.crossed
  }
}
