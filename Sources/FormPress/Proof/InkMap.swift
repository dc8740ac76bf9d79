import Workflows

/// Where a gray page is dark.
struct InkMap {
  private let raster: Raster
  private let scale: Double

  init(_ raster: Raster) {
    self.raster = raster
    scale = raster.dpi / 25.4
  }

  private func dark(_ x: Int, _ y: Int) -> Bool {
    guard x >= 0, y >= 0, x < raster.width, y < raster.height else { return false }
    return raster.bytes[y * raster.width + x] < 150
  }

  /// Share of dark pixels in a box.
  func share(_ box: Box) -> Double {
    var count = 0
    var all = 0
    for y in Int(
      (box.y * scale).rounded(.up))..<max(
        Int((box.y * scale).rounded(.up)) + 1, Int(box.maxY * scale))
    {
      for x in Int(
        (box.x * scale).rounded(.up))..<max(
          Int((box.x * scale).rounded(.up)) + 1, Int(box.maxX * scale))
      {
        all += 1
        if dark(x, y) { count += 1 }
      }
    }
    return Double(count) / Double(max(1, all))
  }

  /// Whether anything is printed inside.
  func holdsPrint(_ box: Box) -> Bool { share(box) > 0 }

  /// Whether all four edges have a rule on them, dotted rules included.
  func isRuled(_ box: Box) -> Bool {
    let reach = 0.35
    let middle = box.inset(0.8)
    let edges = [
      Box(x: middle.x, y: box.y - reach, width: middle.width, height: 2 * reach),
      Box(x: middle.x, y: box.maxY - reach, width: middle.width, height: 2 * reach),
      Box(x: box.x - reach, y: middle.y, width: 2 * reach, height: middle.height),
      Box(x: box.maxX - reach, y: middle.y, width: 2 * reach, height: middle.height),
    ]
    return edges.allSatisfy { share($0) > 0.06 }
  }
}
