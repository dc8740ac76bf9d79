/// A rectangle on a form in millimetres, measured from the page's top left corner.
public struct Box: Hashable, Sendable {
  /// Left edge, millimetres.
  public var x: Double
  /// Top edge, millimetres.
  public var y: Double
  /// Width, millimetres.
  public var width: Double
  /// Height, millimetres.
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  public var maxX: Double { x + width }
  public var maxY: Double { y + height }

  /// The smallest box that holds both.
  public func union(_ other: Box) -> Box {
    let left = min(x, other.x)
    let top = min(y, other.y)
    return Box(
      x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }

  /// The box moved by the given millimetres.
  public func offset(x dx: Double, y dy: Double) -> Box {
    Box(x: x + dx, y: y + dy, width: width, height: height)
  }

  /// Whether the interiors of the two boxes share more than `tolerance` millimetres in both
  /// directions.
  public func overlaps(_ other: Box, tolerance: Double = 0.05) -> Bool {
    min(maxX, other.maxX) - max(x, other.x) > tolerance
      && min(maxY, other.maxY) - max(y, other.y) > tolerance
  }
}

extension Box: Codable {
  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    x = try list.decode(Double.self)
    y = try list.decode(Double.self)
    width = try list.decode(Double.self)
    height = try list.decode(Double.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    try list.encode(x)
    try list.encode(y)
    try list.encode(width)
    try list.encode(height)
  }
}

/// A row of boxes for one character each.
public struct Cells: Codable, Hashable, Sendable {
  /// The first box, millimetres.
  public var first: Box
  /// From the left edge of one box to the left edge of the next, millimetres.
  public var pitch: Double
  /// How many boxes.
  public var count: Int
  /// Extra millimetres before the box of this index (0 is the first), as between the groups of
  /// four of a 個人番号.
  public var gaps: [Int: Double]

  public init(first: Box, pitch: Double, count: Int, gaps: [Int: Double] = [:]) {
    self.first = first
    self.pitch = pitch
    self.count = count
    self.gaps = gaps
  }

  /// All boxes in order.
  public var boxes: [Box] {
    (0..<count).map { index in
      let extra = gaps.reduce(0) { $1.key <= index ? $0 + $1.value : $0 }
      return first.offset(x: Double(index) * pitch + extra, y: 0)
    }
  }

  /// The box around all of them.
  public var bounds: Box {
    boxes.dropFirst().reduce(first) { $0.union($1) }
  }
}
