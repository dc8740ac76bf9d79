/// Where the points of a form lie on a page. Whatever takes a place on the form to the page goes
/// through this type, so that crops, marks and frames agree.
public struct PageMap: Hashable, Sendable {
  /// The affine part: from form millimetres to the page's unit, mostly pixels of its raster.
  public var affine: Affine
  /// What is added to it, in the same unit; nil where the affine part says it all.
  public var bend: Bend?

  public init(_ affine: Affine, bend: Bend? = nil) {
    self.affine = affine
    self.bend = bend
  }

  public func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    let point = affine.point(x, y)
    guard let bend else { return point }
    let shift = bend.shift(x, y)
    return (point.x + shift.x, point.y + shift.y)
  }

  /// First this, then `next`.
  public func then(_ next: Affine) -> PageMap {
    PageMap(affine.then(next), bend: bend?.then(next))
  }

  /// Corners of an area on the page, clockwise from the top left: x, y, x, y, …
  public func corners(_ area: Area) -> [Double] {
    let right = area.x + area.width
    let bottom = area.y + area.height
    return [(area.x, area.y), (right, area.y), (right, bottom), (area.x, bottom)].flatMap { x, y in
      let point = self.point(x, y)
      return [point.x, point.y]
    }
  }

  /// The affine map that touches this one at a point of the form.
  func local(_ x: Double, _ y: Double) -> Affine {
    guard let bend else { return affine }
    let reach = 2.0
    let here = bend.shift(x, y)
    let across = (bend.shift(x + reach, y) - bend.shift(x - reach, y)) / (2 * reach)
    let along = (bend.shift(x, y + reach) - bend.shift(x, y - reach)) / (2 * reach)
    let linear = Affine(
      a: affine.a + across.x, b: affine.b + along.x, c: 0, d: affine.d + across.y,
      e: affine.e + along.y, f: 0)
    let point = affine.point(x, y)
    let moved = linear.point(x, y)
    return linear.then(
      .translation(point.x + here.x - moved.x, point.y + here.y - moved.y))
  }
}
