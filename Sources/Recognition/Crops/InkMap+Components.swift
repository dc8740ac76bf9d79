/// Ink that hangs together.
package struct Component: Sendable, Hashable {
  package var box: PixelBox
  package var area: Int
  /// Number of the component in its map of labels, from 1.
  package var label: Int
  /// Sum of columns and rows, for the centre of gravity.
  var sumX: Int
  var sumY: Int

  package var centre: (x: Double, y: Double) {
    (Double(sumX) / Double(area), Double(sumY) / Double(area))
  }
}

extension InkMap {
  /// Components of eight neighbours, with a label for each pixel (0 where there is no ink).
  package func components() -> (list: [Component], labels: [Int32]) {
    var labels = [Int32](repeating: 0, count: bits.count)
    var list: [Component] = []
    bits.withUnsafeBufferPointer { bits in
      labels.withUnsafeMutableBufferPointer { labels in
        var flood = Flood(bits: bits, labels: labels, width: width, height: height)
        var start = -1
        while let found = bits.next(from: start + 1, to: bits.count) {
          start = found
          guard labels[start] == 0 else { continue }
          list.append(flood.component(from: start, label: list.count + 1))
        }
      }
    }
    return (list, labels)
  }

  /// Only the components that satisfy the condition.
  package func keeping(_ condition: (Component) -> Bool) -> InkMap {
    let (list, labels) = components()
    var keep = [Bool](repeating: false, count: list.count + 1)
    for component in list { keep[component.label] = condition(component) }
    var result = self
    for index in bits.indices where bits[index] != 0 && !keep[Int(labels[index])] {
      result.bits[index] = 0
    }
    return result
  }
}

/// Fills components run by run: stretches of ink in one row.
private struct Flood {
  let bits: UnsafeBufferPointer<UInt8>
  let labels: UnsafeMutableBufferPointer<Int32>
  let width: Int
  let height: Int
  private var stack: [(y: Int, left: Int, right: Int)] = []

  init(
    bits: UnsafeBufferPointer<UInt8>, labels: UnsafeMutableBufferPointer<Int32>, width: Int,
    height: Int
  ) {
    self.bits = bits
    self.labels = labels
    self.width = width
    self.height = height
  }

  /// The component of a pixel of ink that has no label yet.
  mutating func component(from start: Int, label: Int) -> Component {
    var component = Component(
      box: PixelBox(left: width, top: height, right: 0, bottom: 0), area: 0, label: label, sumX: 0,
      sumY: 0)
    take(start % width, start / width, into: &component)
    while let run = stack.popLast() {
      // Eight neighbours: one column further on either side.
      let left = max(0, run.left - 1)
      let right = min(width - 1, run.right + 1)
      for y in [run.y - 1, run.y + 1] where y >= 0 && y < height {
        let row = y &* width
        var x = left
        while x <= right {
          guard bits[row &+ x] != 0, labels[row &+ x] == 0 else {
            x &+= 1
            continue
          }
          x = take(x, y, into: &component) &+ 2
        }
      }
    }
    return component
  }

  /// Labels the run that holds a pixel; gives the column of its end.
  @discardableResult
  private mutating func take(_ x: Int, _ y: Int, into component: inout Component) -> Int {
    let row = y &* width
    var left = x
    while left > 0, bits[row &+ left &- 1] != 0 { left &-= 1 }
    var right = x
    while right &+ 1 < width, bits[row &+ right &+ 1] != 0 { right &+= 1 }
    for at in left...right { labels[row &+ at] = Int32(truncatingIfNeeded: component.label) }
    let count = right &- left &+ 1
    component.area &+= count
    component.sumX &+= (left &+ right) &* count / 2
    component.sumY &+= y &* count
    component.box.include(left, y)
    component.box.include(right, y)
    stack.append((y, left, right))
    return right
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first place in a range that holds something other than 0; nil where there is none.
  @inline(__always)
  func next(from place: Int, to end: Int) -> Int? {
    var at = place
    guard let base = UnsafeRawPointer(baseAddress) else { return nil }
    while at < end {
      // Most of a field is paper: eight bytes at a time.
      while at &+ 8 <= end, base.loadUnaligned(fromByteOffset: at, as: UInt64.self) == 0 {
        at &+= 8
      }
      let near = Swift.min(end, at &+ 8)
      while at < near {
        if self[at] != 0 { return at }
        at &+= 1
      }
    }
    return nil
  }
}
