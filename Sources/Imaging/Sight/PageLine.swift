/// A straight line on a page that the blank form has not.
public struct PageLine: Sendable, Hashable {
  /// Ends, millimetres of the form.
  public var from: Point
  public var to: Point
  /// Runs from one edge of the page to the other, along it: a fold of the paper, or dirt on the
  /// scanner's glass. What people draw ends on the page.
  public var isFold: Bool

  public struct Point: Sendable, Hashable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  public init(from: Point, to: Point, isFold: Bool) {
    self.from = from
    self.to = to
    self.isFold = isFold
  }

  /// Millimetres.
  public var length: Double {
    let (x, y) = (to.x - from.x, to.y - from.y)
    return (x * x + y * y).squareRoot()
  }

  /// Whether the line passes through the area (Liang and Barsky's clipping, 1984).
  public func crosses(_ area: Area) -> Bool {
    var enter = 0.0
    var leave = 1.0
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let sides = [
      (-dx, from.x - area.x), (dx, area.x + area.width - from.x),
      (-dy, from.y - area.y), (dy, area.y + area.height - from.y),
    ]
    for (direction, distance) in sides {
      if direction == 0 {
        if distance < 0 { return false }
      } else if direction < 0 {
        enter = max(enter, distance / direction)
      } else {
        leave = min(leave, distance / direction)
      }
    }
    return enter < leave
  }
}
