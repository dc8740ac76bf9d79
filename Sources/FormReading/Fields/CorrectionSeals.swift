import Imaging
import Readings
import Workflows

/// Sees 訂正印: the small round seals that people press beside an entry which they struck out and
/// wrote anew. What they mean only a person can say, so that no field with one is accepted.
struct CorrectionSeals {
  /// Red patches of the page, on the form; nil where the scan has no colour.
  let spots: [RedSpot]?
  /// Everything that stands on this page of the form.
  let fields: [Field]

  enum Look: Sendable, Hashable {
    case seal
    /// Red, but of another size or shape.
    case unsure
    /// A line, or writing in red.
    case writing
  }

  /// Height of what is written on a line, millimetres; what is as long as a line and taller is a stamp.
  static let tallest = 12.0
  /// Length from which red is a line rather than dirt, millimetres.
  static let shortestLine = 4.0

  /// Diameters of correction seals, millimetres; people also press their ordinary ones.
  static let diameters = 4.5...12.5
  /// Diameters below and above which red is neither one nor in doubt.
  static let doubtful = 3.0...15.0
  /// Red share of a round seal's bounds, its ring and letters.
  static let shares = 0.10...0.80
  /// Shorter side by longer side.
  static let leastRoundness = 0.75
  /// Millimetres around an entry within which a seal speaks of it.
  static let reach = 4.0

  /// How a red patch looks; nil where it is nothing of the kind.
  static func look(at spot: RedSpot) -> Look? {
    let long = max(spot.area.width, spot.area.height)
    let short = min(spot.area.width, spot.area.height)
    if long >= shortestLine, short < 2 { return .writing }
    if long > doubtful.upperBound { return short < tallest ? .writing : nil }
    guard doubtful.contains(long), short >= 2 else { return nil }
    return diameters.contains(long) && short >= long * leastRoundness && shares.contains(spot.share)
      ? .seal : .unsure
  }

  /// Puts a finding on every field that a seal stands on or beside.
  func support(_ read: inout [(field: Field, outcome: FieldOutcome)]) {
    guard let spots else { return }
    var looks: [Int: Look] = [:]
    for spot in spots where !isInSealField(spot) {
      guard let look = Self.look(at: spot) else { continue }
      let spoken =
        look == .writing
        ? fieldsCrossed(by: spot, read.map(\.field)) : fieldsSpokenOf(spot, read.map(\.field))
      for index in spoken where looks[index] != .seal {
        looks[index] = look
      }
    }
    for index in read.indices {
      let name = read[index].field.name
      let isStruck = read[index].outcome.findings.contains {
        $0.code == Finding.struck(name).code || $0.code == Finding.struckMark(name, []).code
      }
      switch looks[index] {
      case .seal: read[index].outcome.doubt(.correctionSeal(name, isStruck: isStruck))
      case .unsure: read[index].outcome.doubt(.correctionSealUnsure(name))
      case .writing: read[index].outcome.doubt(.redWriting(name))
      case nil:
        if isStruck { read[index].outcome.findings.append(.noCorrectionSeal(name)) }
      }
    }
  }

  /// A seal where the form asks for one corrects nothing.
  private func isInSealField(_ spot: RedSpot) -> Bool {
    let (x, y) = spot.centre
    return fields.contains { field in
      (field.type == .seal || field.type == .signature)
        && field.allBoxes.contains { $0.distance(x, y) <= 2 }
    }
  }

  /// The fields that red writing lies in or runs through.
  private func fieldsCrossed(by spot: RedSpot, _ fields: [Field]) -> [Int] {
    let red = Box(
      x: spot.area.x, y: spot.area.y, width: max(spot.area.width, 0.3),
      height: max(spot.area.height, 0.3))
    return fields.indices.filter { index in
      let field = fields[index]
      return field.type != .seal && field.type != .signature
        && field.allBoxes.contains { $0.overlaps(red, tolerance: min(0.25, red.height / 2)) }
    }
  }

  /// The fields that the middle of the patch lies in; else the nearest one within reach.
  private func fieldsSpokenOf(_ spot: RedSpot, _ fields: [Field]) -> [Int] {
    let (x, y) = spot.centre
    let distances = fields.enumerated().compactMap { index, field -> (index: Int, far: Double)? in
      guard field.type != .seal, field.type != .signature, let bounds = field.bounds else {
        return nil
      }
      return (index, bounds.distance(x, y))
    }
    let inside = distances.filter { $0.far == 0 }
    if !inside.isEmpty { return inside.map(\.index) }
    return distances.filter { $0.far <= Self.reach }.min { $0.far < $1.far }.map { [$0.index] }
      ?? []
  }
}

extension Box {
  /// Millimetres from the box to a point; 0 within it.
  fileprivate func distance(_ px: Double, _ py: Double) -> Double {
    let dx = max(x - px, 0, px - maxX)
    let dy = max(y - py, 0, py - maxY)
    return (dx * dx + dy * dy).squareRoot()
  }
}

extension Finding {
  static func correctionSeal(_ field: String, isStruck: Bool) -> Finding {
    Finding(
      code: "field.correctionSeal", fields: [field],
      japanese: isStruck
        ? "「\(field)」に訂正印があります（取消線あり）。訂正後の記入を画像で確かめて入力してください。"
        : "「\(field)」に訂正印があります。消された文字が読取結果に混じっていないか、画像で確かめてください。",
      english: isStruck
        ? "'\(field)' bears a correction seal over a struck-out entry. Enter what stands there now from"
          + " the image."
        : "'\(field)' bears a correction seal. Check the image: the reading may hold characters that"
          + " were struck out.")
  }

  static func correctionSealUnsure(_ field: String) -> Finding {
    Finding(
      code: "field.correctionSealUnsure", fields: [field],
      japanese: "「\(field)」に小さな赤い印または汚れがあり、訂正印かどうかはっきりしません。画像で確かめてください。",
      english: "'\(field)' shows a small red mark that may be a correction seal. Check the image.")
  }

  static func redWriting(_ field: String) -> Finding {
    Finding(
      code: "field.red", fields: [field],
      japanese: "「\(field)」に赤い線または赤い書き込みがあります。取消しや訂正でないか、画像で確かめて入力してください。",
      english:
        "'\(field)' bears a red line or red writing. Check the image: it may strike out or correct."
    )
  }

  static func noCorrectionSeal(_ field: String) -> Finding {
    Finding(
      code: "field.noCorrectionSeal", severity: .note, fields: [field],
      japanese: "「\(field)」の取消線に訂正印は見当たりません。",
      english: "No correction seal is seen beside the line through '\(field)'.")
  }
}
