import CLeptonica

/// Something on a blank form that looks as if it were to be filled in.
public struct ProposedField: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    case box
    /// A row of equal boxes for one character each.
    case cells
    /// A small square to be ticked.
    case check
  }

  public var kind: Kind
  /// Millimetres; for cells the first.
  public var area: Area
  /// For cells: from one left edge to the next, millimetres.
  public var pitch: Double?
  /// For cells.
  public var count: Int?
}

/// Proposes the fields of a form from its blank page: white areas that rules enclose.
public enum LayoutFinder {
  /// From top to bottom, then from left to right. The page must be straight.
  public static func fields(on blank: Raster) throws(ImagingError) -> [ProposedField] {
    _ = quietLeptonica
    let factor = max(1, Int(blank.dpi / 150))
    let plane = blank.gray.reduced(by: factor)
    let dpi = blank.dpi / Double(factor)
    let mm = 25.4 / dpi
    let rules = ruleMask(plane.ink(tile: max(8, Int(dpi / 6))).bilevelMask(below: 56), dpi: dpi)
    let areas = try enclosedAreas(rules, dpi: dpi)
    let page = Double(plane.width) * mm * Double(plane.height) * mm
    let usable = areas.filter {
      $0.width >= 2 && $0.height >= 2 && $0.width * $0.height < 0.5 * page
        && max($0.width, $0.height) >= 2.2
    }
    return grouped(usable)
  }

  /// 255 on rules (ink in runs longer than 2 mm, in either direction), 0 elsewhere. In `paper` ink
  /// is 0.
  private static func ruleMask(_ paper: GrayPlane, dpi: Double) -> GrayPlane {
    let limit = Int(2 / 25.4 * dpi)
    var mask = GrayPlane(width: paper.width, height: paper.height, fill: 0)
    let width = paper.width
    let height = paper.height
    mask.withMutableSamples { out in
      paper.withSamples { source in
        func mark(_ start: Int, _ step: Int, _ count: Int) {
          var run = 0
          for index in 0...count {
            if index < count, source[start + index * step] == 0 {
              run += 1
            } else {
              if run >= limit { for back in 1...run { out[start + (index - back) * step] = 255 } }
              run = 0
            }
          }
        }
        for y in 0..<height { mark(y * width, 1, width) }
        for x in 0..<width { mark(x, width, height) }
      }
    }
    return mask
  }

  /// Connected white areas that fill their bounding box, grown by half of what a rule is wide.
  private static func enclosedAreas(_ rules: GrayPlane, dpi: Double) throws(ImagingError) -> [Area]
  {
    let white = GrayPlane(width: rules.width, height: rules.height) { out in
      rules.withSamples { source in
        for index in 0..<(rules.width * rules.height) { out[index] = 255 &- source[index] }
      }
    }
    let bits = try white.bilevel(above: 127)
    guard let boxes = pixConnCompBB(bits.raw, 4) else { return [] }
    defer {
      var owned: UnsafeMutablePointer<BOXA>? = boxes
      boxaDestroy(&owned)
    }
    let table = IntegralTable(white)
    let mm = 25.4 / dpi
    var result: [Area] = []
    for index in 0..<boxaGetCount(boxes) {
      var x: Int32 = 0
      var y: Int32 = 0
      var width: Int32 = 0
      var height: Int32 = 0
      guard boxaGetBoxGeometry(boxes, index, &x, &y, &width, &height) == 0, width > 4, height > 4
      else { continue }
      let filled = Double(
        table.sum(
          left: Int(x), top: Int(y), right: Int(x + width), bottom: Int(y + height)) / 255)
      guard filled >= 0.93 * Double(width) * Double(height) else { continue }
      result.append(
        Area(
          x: (Double(x) - 1) * mm, y: (Double(y) - 1) * mm, width: (Double(width) + 2) * mm,
          height: (Double(height) + 2) * mm))
    }
    return result
  }

  private static func grouped(_ areas: [Area]) -> [ProposedField] {
    let sorted = areas.sorted { abs($0.y - $1.y) > 0.6 ? $0.y < $1.y : $0.x < $1.x }
    var used = [Bool](repeating: false, count: sorted.count)
    var result: [ProposedField] = []
    for index in sorted.indices where !used[index] {
      let first = sorted[index]
      let row = run(from: index, in: sorted, used: used)
      if row.count >= 3 || (row.count == 2 && first.width <= 12), first.width <= 15 {
        for member in row { used[member] = true }
        let last = sorted[row[row.count - 1]]
        result.append(
          ProposedField(
            kind: .cells, area: first, pitch: (last.x - first.x) / Double(row.count - 1),
            count: row.count))
        continue
      }
      used[index] = true
      let square = abs(first.width - first.height) < 0.8 && first.width <= 6.5
      result.append(
        ProposedField(kind: square ? .check : .box, area: first, pitch: nil, count: nil))
    }
    return result
  }

  /// Boxes of the same size in a row, each next to the last.
  private static func run(from start: Int, in areas: [Area], used: [Bool]) -> [Int] {
    var members = [start]
    var last = areas[start]
    for index in areas.indices where index > start && !used[index] {
      let next = areas[index]
      guard abs(next.y - last.y) < 0.6, abs(next.height - last.height) < 0.6,
        abs(next.width - last.width) < 0.6
      else { continue }
      let step = next.x - last.x
      guard step > 0.8 * last.width, step < last.width + 1.2 else { continue }
      members.append(index)
      last = next
    }
    return members
  }
}
