/// An area on paper in millimetres from the page's top left corner.
public struct Area: Hashable, Sendable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The area with `margin` millimetres more on each side.
  public func expanded(by margin: Double) -> Area {
    Area(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }

  var maxX: Double { x + width }
  var maxY: Double { y + height }

  func contains(_ px: Double, _ py: Double) -> Bool {
    x <= px && px <= maxX && y <= py && py <= maxY
  }

  /// Whether the two have a part in common.
  func overlaps(_ other: Area) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }
}

/// `x' = a·x + b·y + c`, `y' = d·x + e·y + f`. Pixel coordinates are continuous: the centre of the
/// first pixel is (0.5, 0.5).
public struct Affine: Hashable, Sendable {
  public var a: Double
  public var b: Double
  public var c: Double
  public var d: Double
  public var e: Double
  public var f: Double

  public static let identity = Affine(a: 1, b: 0, c: 0, d: 0, e: 1, f: 0)

  public init(a: Double, b: Double, c: Double, d: Double, e: Double, f: Double) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.e = e
    self.f = f
  }

  /// From the six numbers a…f; nil unless there are six finite ones.
  public init?(_ list: [Double]) {
    guard list.count == 6, list.allSatisfy(\.isFinite) else { return nil }
    self.init(a: list[0], b: list[1], c: list[2], d: list[3], e: list[4], f: list[5])
  }

  /// a…f.
  public var list: [Double] { [a, b, c, d, e, f] }

  public static func scale(_ x: Double, _ y: Double) -> Affine {
    Affine(a: x, b: 0, c: 0, d: 0, e: y, f: 0)
  }

  public static func translation(_ x: Double, _ y: Double) -> Affine {
    Affine(a: 1, b: 0, c: x, d: 0, e: 1, f: y)
  }

  public var determinant: Double { a * e - b * d }

  public func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    (a * x + b * y + c, d * x + e * y + f)
  }

  /// First this, then `next`.
  public func then(_ next: Affine) -> Affine {
    Affine(
      a: next.a * a + next.b * d, b: next.a * b + next.b * e, c: next.a * c + next.b * f + next.c,
      d: next.d * a + next.e * d, e: next.d * b + next.e * e, f: next.d * c + next.e * f + next.f)
  }

  /// nil where the transform folds the plane.
  public var inverse: Affine? {
    let determinant = determinant
    guard determinant.isFinite, abs(determinant) > 1e-12 else { return nil }
    let ia = e / determinant
    let ib = -b / determinant
    let id = -d / determinant
    let ie = a / determinant
    return Affine(a: ia, b: ib, c: -(ia * c + ib * f), d: id, e: ie, f: -(id * c + ie * f))
  }
}
