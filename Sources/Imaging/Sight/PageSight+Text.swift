/// A line of text that a page has and its blank form has not.
public struct AddedLine: Sendable, Hashable {
  /// Its extent on the form, millimetres.
  public var area: Area
  /// Something drawn stands around it, as around the words of a stamp.
  public var isFramed: Bool

  public init(area: Area, isFramed: Bool) {
    self.area = area
    self.isFramed = isFramed
  }
}

/// Lines of text where nobody is asked to write: of a new edition, a note in the margin, words above an entry.
extension PageSight {
  /// Millimetres by which what is written in a place may lie outside of it.
  private static let reach = 0.5
  /// Millimetres along the upper and the lower edge in which fax machines and scanners print, those at the sides in
  /// which paper is torn and holes are punched, and those at the edge of the scan.
  private static let rims = (across: 9.0, along: 4.5, scan: 3.0)
  /// Millimetres of the longer side of a piece of a letter.
  private static let piece = 0.4...16.0
  /// Millimetres of a line of text; and least pieces that it has.
  private static let heights = 1.6...12.0
  private static let shortest = 5.0
  private static let pieces = 3
  /// Millimetres of the frame of a stamp, and of as much of it as print around it leaves.
  private static let frames = 5.0...60.0
  /// Dark pixels of print from which a box is a caption, and millimetres of a rule between it and the next box.
  private static let caption = 60
  private static let rule = 2.5

  /// From the top down.
  ///
  /// Boxes of the form in which no field stands are left out, unless they are captions of such that have one: a workflow
  /// need not name everything that is asked for.
  ///
  /// - Parameter fields: places that people write in. What overlaps one is part of what is written there.
  public func addedText(outside fields: [Area]) -> [AddedLine] {
    guard let all = try? added.bilevel(above: 0).boxes(limit: PageLines.mostComponents) else {
      return []
    }
    let mm = 25.4 / CompiledPage.dpi
    let places = fields.map { area in
      let (left, top, right, bottom) = pixels(area.expanded(by: Self.reach))
      return TextLineArea(left: left, top: top, right: right, bottom: bottom)
    }
    let free = all.filter { piece in
      Self.piece.contains(Double(max(piece.width, piece.height)) * mm) && !isInRim(piece)
        && !places.contains { $0.overlaps(piece) }
    }
    let lines = TextLineComposer(pixel: mm, upright: []).lines(free).filter { line in
      Self.heights.contains(Double(line.height) * mm) && Double(line.width) * mm >= Self.shortest
        && free.count { line.contains($0) } >= Self.pieces
    }
    let frames = all.filter {
      Self.frames.contains(Double($0.width) * mm) && Self.frames.contains(Double($0.height) * mm)
    }
    // A field's box may lie on the rules around it.
    let named = blank.boxes.filter { box in
      let inner = box.expanded(by: -1)
      return fields.contains { inner.overlaps($0) }
    }
    return lines.compactMap { line in
      let area = Area(
        x: Double(line.left) * mm, y: Double(line.top) * mm, width: Double(line.width) * mm,
        height: Double(line.height) * mm)
      guard !isInUnnamedBox(area, named) else { return nil }
      return AddedLine(area: area, isFramed: frames.contains { $0.isFrame(of: line) })
    }
  }

  /// Whether a line stands in a box that the workflow does not name, though people may be asked to write there.
  private func isInUnnamedBox(_ area: Area, _ named: [Area]) -> Bool {
    let (x, y) = (area.x + area.width / 2, area.y + area.height / 2)
    let around = blank.boxes.filter { $0.contains(x, y) }
    guard let box = around.min(by: { $0.width * $0.height < $1.width * $1.height }) else {
      return false
    }
    return !named.contains(box) && !isCaption(box, of: named)
  }

  /// Whether a box holds print and stands left of a named one, or on top of one that is as wide.
  private func isCaption(_ box: Area, of named: [Area]) -> Bool {
    let (left, top, right, bottom) = pixels(box)
    let print = blank.characters.cropped(x: left, y: top, width: right - left, height: bottom - top)
    guard print.histogram[Int(BlankPrint.gray)...].reduce(0, +) >= Self.caption else {
      return false
    }
    let near = Self.rule
    return named.contains { other in
      let rows = min(box.maxY, other.maxY) - max(box.y, other.y)
      let isLeft = abs(other.x - box.maxX) <= near && rows >= min(box.height, other.height) / 2
      let isAbove =
        abs(other.y - box.maxY) <= near && abs(other.x - box.x) <= near
        && abs(other.maxX - box.maxX) <= near
      return isLeft || isAbove
    }
  }

  private func isInRim(_ piece: TextLineArea) -> Bool {
    let mm = 25.4 / CompiledPage.dpi
    func isInside(_ from: Int, _ to: Int, of length: Int, _ rim: Double) -> Bool {
      Double(from) * mm > rim && Double(length - to) * mm > rim
    }
    guard isInside(piece.top, piece.bottom, of: height, Self.rims.across),
      isInside(piece.left, piece.right, of: width, Self.rims.along)
    else { return true }
    let middle = place.point(
      Double(piece.left + piece.right) / 2 * mm, Double(piece.top + piece.bottom) / 2 * mm)
    let rim = Self.rims.scan * pageWidth / (Double(width) * mm)
    return middle.x < rim || middle.y < rim || middle.x > pageWidth - rim
      || middle.y > pageHeight - rim
  }
}

extension TextLineArea {
  fileprivate func overlaps(_ other: TextLineArea) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// Print may hide a part of a frame.
  fileprivate func isFrame(of line: TextLineArea) -> Bool {
    left <= line.left && line.right <= right && 2 * sharedRows(line) >= line.height
      && 2 * height >= 3 * line.height
  }

  fileprivate func contains(_ other: TextLineArea) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }
}
