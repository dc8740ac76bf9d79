/// Why a place of a form could not be seen on a page.
public enum Hiding: Sendable, Hashable {
  /// Something lies over it: a note, a black bar, a shadow.
  case covered
  /// It lies, at least in part, outside the scan.
  case cutOff
}

/// What stands in a place, which decides how black it may be.
public enum PlaceKind: Sendable, Hashable {
  /// Text in pen strokes.
  case text
  /// A mark or a seal, which may fill its place.
  case mark
}

extension PageSight {
  /// Share of a place's print that must be seen: less than warping and blur leave of it, more than
  /// what a note leaves at its rim.
  static let leastShown = 0.45
  /// Pixels of print that say something; a rule of 5 mm has as many.
  static let enoughPrint: UInt32 = 60
  /// Millimetres of a place that are looked at by themselves, for a note may hide a part of it.
  static let segment = 15.0
  /// Share of a place that marks and characters never fill.
  static let mostBlack = 0.6

  /// Why a place was not seen; nil where it was.
  ///
  /// A white note hides the print around a place, a bar or a shadow blackens it. Where the form
  /// prints nothing within 6 mm, a white note over an empty place cannot be told from paper.
  public func hiding(of area: Area, kind: PlaceKind) -> Hiding? {
    if isCutOff(area) { return .cutOff }
    return isBlack(area, kind) || isUnprinted(area) ? .covered : nil
  }

  private func isCutOff(_ area: Area) -> Bool {
    let inner = area.expanded(by: -min(0.3, area.width / 4, area.height / 4))
    let corners = [
      (inner.x, inner.y), (inner.x + inner.width, inner.y),
      (inner.x, inner.y + inner.height), (inner.x + inner.width, inner.y + inner.height),
    ]
    return corners.contains { x, y in
      let point = place.point(x, y)
      return point.x < 0 || point.y < 0 || point.x > pageWidth || point.y > pageHeight
    }
  }

  private func isBlack(_ area: Area, _ kind: PlaceKind) -> Bool {
    let wide = area.expanded(by: kind == .mark ? 1.5 : 0)
    let (left, top, right, bottom) = pixels(wide)
    let count = blank.free.sum(left: left, top: top, right: right, bottom: bottom)
    let dark = black.sum(left: left, top: top, right: right, bottom: bottom)
    if count > 0, Double(dark) > Self.mostBlack * Double(count) { return true }
    guard kind == .text else { return false }
    // A square counts where its middle lies in the place.
    let half = Self.square / 2
    return solid.sum(
      left: max(0, left - half), top: max(0, top - half), right: max(0, right - half),
      bottom: max(0, bottom - half)) > 0
  }

  private func isUnprinted(_ area: Area) -> Bool {
    let count = max(1, Int(area.width / Self.segment))
    let width = area.width / Double(count)
    return (0..<count).contains { index in
      let part = Area(
        x: area.x + Double(index) * width, y: area.y, width: width, height: area.height)
      return shownShare(of: part).map { $0 < Self.leastShown } ?? false
    }
  }

  /// Share of the print in and around a place that is seen; nil where there is none near it.
  func shownShare(of area: Area) -> Double? {
    for reach in [1.5, 3, 6] {
      let (left, top, right, bottom) = pixels(area.expanded(by: reach))
      let wanted = expected.sum(left: left, top: top, right: right, bottom: bottom)
      guard wanted >= Self.enoughPrint else { continue }
      return Double(shown.sum(left: left, top: top, right: right, bottom: bottom)) / Double(wanted)
    }
    return nil
  }

  func pixels(_ area: Area) -> (left: Int, top: Int, right: Int, bottom: Int) {
    let scale = CompiledPage.dpi / 25.4
    func clamped(_ value: Double, _ limit: Int) -> Int {
      Int(min(Double(limit), max(0, (value * scale).rounded())))
    }
    let left = clamped(area.x, width)
    let top = clamped(area.y, height)
    return (
      left, top, max(left, clamped(area.x + area.width, width)),
      max(top, clamped(area.y + area.height, height))
    )
  }
}
