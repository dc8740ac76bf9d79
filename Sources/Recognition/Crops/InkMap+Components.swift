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
        for start in 0..<bits.count where bits[start] != 0 && labels[start] == 0 {
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
            for ny in max(0, y &- 1)...min(height &- 1, y &+ 1) {
              for nx in max(0, x &- 1)...min(width &- 1, x &+ 1) {
                let next = ny &* width &+ nx
                if bits[next] != 0, labels[next] == 0 {
                  labels[next] = label
                  stack.append(next)
                }
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
