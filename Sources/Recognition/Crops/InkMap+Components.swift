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
    var stack: [Int] = []
    let width = width
    let height = height
    bits.withUnsafeBufferPointer { bits in
      labels.withUnsafeMutableBufferPointer { labels in
        var start = -1
        while let found = bits.next(after: start) {
          start = found
          guard labels[start] == 0 else { continue }
          let label = Int32(list.count + 1)
          var component = Component(
            box: PixelBox(left: width, top: height, right: 0, bottom: 0), area: 0,
            label: Int(label), sumX: 0, sumY: 0)
          labels[start] = label
          stack.append(start)
          while let index = stack.popLast() {
            let y = index / width
            let x = index &- y &* width
            component.area &+= 1
            component.sumX &+= x
            component.sumY &+= y
            component.box.include(x, y)
            let (left, right) = (x > 0 ? -1 : 0, x &+ 1 < width ? 1 : 0)
            for row in (y > 0 ? -1 : 0)...(y &+ 1 < height ? 1 : 0) {
              let middle = index &+ row &* width
              for next in (middle &+ left)...(middle &+ right)
              where bits[next] != 0 && labels[next] == 0 {
                labels[next] = label
                stack.append(next)
              }
            }
          }
          list.append(component)
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

extension UnsafeBufferPointer<UInt8> {
  /// The place of the first byte other than 0 beyond a place; nil where there is none.
  fileprivate func next(after place: Int) -> Int? {
    var at = place + 1
    guard let base = UnsafeRawPointer(baseAddress) else { return nil }
    while at < count {
      // Most of a field is paper: eight bytes at a time.
      while at &+ 8 <= count, base.loadUnaligned(fromByteOffset: at, as: UInt64.self) == 0 {
        at &+= 8
      }
      let end = Swift.min(count, at &+ 8)
      while at < end {
        if self[at] != 0 { return at }
        at &+= 1
      }
    }
    return nil
  }
}
