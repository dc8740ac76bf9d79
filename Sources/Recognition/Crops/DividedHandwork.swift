/// A box for one character, millimetres from the left and top edge of a crop.
package struct BoxPlace: Sendable, Hashable {
  package var left: Double
  package var top: Double
  package var width: Double
  package var height: Double

  package init(left: Double, top: Double, width: Double, height: Double) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }
}

/// The handwork of a row of boxes, and to which box each stroke belongs.
///
/// What hangs together belongs to the box that holds its centre, so that strokes outside their box stay
/// whole. Only where it fills two boxes, characters touch: then each takes what lies in its own.
package struct DividedHandwork: Sendable {
  let work: Handwork
  /// Pixels of the crop.
  let boxes: [(left: Double, top: Double, width: Double, height: Double)]
  /// For each pixel the box whose ink it is, from 0; -1 where there is none.
  let owners: [Int16]
  /// Where each box's ink is; nil where the box is empty.
  package let bounds: [PixelBox?]

  /// Share of a box's width that a component must take of each of two boxes to be two characters.
  private static let touching = 0.3

  /// - Parameters:
  ///   - splits: whether characters that touch are cut apart between their boxes.
  ///   - cuts: columns at which each box but the last ends; empty where each ends half-way to the next.
  init(_ work: Handwork, _ places: [BoxPlace], splits: Bool = true, cuts: [Int] = []) {
    self.work = work
    let scale = work.view.page.dpi / 25.4
    let boxes = places.map {
      (
        left: $0.left * scale, top: $0.top * scale, width: $0.width * scale,
        height: $0.height * scale
      )
    }
    self.boxes = boxes
    let width = work.view.page.width
    let nearest: [Int16] = (0..<width).map { x in
      if !cuts.isEmpty { return Int16(cuts.count { $0 <= x }) }
      let distances = boxes.map { abs($0.left + $0.width / 2 - Double(x) - 0.5) }
      return Int16(distances.indices.min { distances[$0] < distances[$1] } ?? -1)
    }
    let (list, labels) = work.ink.components()
    var owner = [Int16](repeating: -1, count: list.count + 1)
    var bounds = [PixelBox?](repeating: nil, count: boxes.count)
    for component in list {
      let own = nearest[min(width - 1, max(0, Int(component.centre.x.rounded())))]
      guard own >= 0 else { continue }
      // Where nobody asks whether two touch, the cuts are known to go through.
      let isCut =
        splits
        ? Self.touches(component.box, boxes, nearest)
        : cuts.contains { component.box.columns.contains($0) }
      owner[component.label] = isCut ? Self.byPlace : own
    }
    var owners = [Int16](repeating: -1, count: labels.count)
    for y in 0..<work.view.page.height {
      for x in 0..<width {
        let at = y &* width &+ x
        guard labels[at] != 0 else { continue }
        let named = owner[Int(labels[at])]
        let own = named == Self.byPlace ? nearest[x] : named
        guard own >= 0 else { continue }
        owners[at] = own
        var box = bounds[Int(own)] ?? PixelBox(left: x, top: y, right: x + 1, bottom: y + 1)
        box.include(x, y)
        bounds[Int(own)] = box
      }
    }
    self.owners = owners
    self.bounds = bounds
  }

  private static let byPlace: Int16 = -2

  private static func touches(
    _ box: PixelBox, _ boxes: [(left: Double, top: Double, width: Double, height: Double)],
    _ nearest: [Int16]
  ) -> Bool {
    let first = Int(nearest[box.left])
    let last = Int(nearest[box.right - 1])
    guard first != last, first >= 0 else { return false }
    let filled = (first...last).count { index in
      let part =
        min(Double(box.right), boxes[index].left + boxes[index].width)
        - max(Double(box.left), boxes[index].left)
      return part > touching * boxes[index].width
    }
    return filled > 1
  }

  /// Whether a digit is so broad that it may be two: 14 written in one go is as wide as a broad 4.
  package var hasBroadDigit: Bool {
    bounds.contains { $0.map { $0.width * 4 > $0.height * 3 } ?? false }
  }

  /// The ink of each box on even paper; all boxes share their rows.
  package var inks: [CellInk] {
    let page = work.view.page
    return bounds.enumerated().map { index, box in
      guard let box else {
        return CellInk(
          crop: Crop(width: 0, height: page.height, pixels: [], dpi: page.dpi), bounds: nil)
      }
      let left = max(0, box.left - Self.edge)
      let right = min(page.width, box.right + Self.edge)
      var crop = Crop(
        width: right - left, height: page.height, tone: work.tones.paper, dpi: page.dpi)
      let rows = max(0, box.top - Self.edge)..<min(page.height, box.bottom + Self.edge)
      let (mine, around) = masks(of: index, left..<right, rows)
      for y in rows {
        for x in left..<right where around[x - left, y - rows.lowerBound] {
          let at = y * page.width + x
          if work.mask.bits[at] == 0 || mine[x - left, y - rows.lowerBound] {
            crop[x - left, y] = min(page.pixels[at], work.tones.paper)
          }
        }
      }
      return CellInk(
        crop: crop,
        bounds: PixelBox(
          left: box.left - left, top: box.top, right: box.right - left, bottom: box.bottom),
        area: Double(mine.count) * 25.4 * 25.4 / (page.dpi * page.dpi),
        outside: outside(of: index, mine, left, rows.lowerBound))
    }
  }

  /// Share of a box's ink that lies beyond it.
  private func outside(of index: Int, _ mine: InkMap, _ left: Int, _ top: Int) -> Double {
    let box = boxes[index]
    let columns = Int(box.left.rounded()) - left..<Int((box.left + box.width).rounded()) - left
    let rows = Int(box.top.rounded()) - top..<Int((box.top + box.height).rounded()) - top
    let inside = mine.count(
      x: columns.clamped(to: 0..<mine.width), y: rows.clamped(to: 0..<mine.height))
    return mine.count == 0 ? 0 : 1 - Double(inside) / Double(mine.count)
  }

  /// Pixels beside a stroke that its soft edges take.
  static let edge = 2

  /// A box's ink, and the same with the paper beside it, that strokes keep their soft edges.
  func masks(
    of index: Int, _ columns: Range<Int>, _ rows: Range<Int>
  ) -> (ink: InkMap, around: InkMap) {
    let width = work.view.page.width
    var mine = InkMap(width: columns.count, height: rows.count)
    for y in rows {
      for x in columns where owners[y * width + x] == Int16(index) {
        mine[x - columns.lowerBound, y - rows.lowerBound] = true
      }
    }
    return (mine, mine.dilated(Self.edge))
  }
}
