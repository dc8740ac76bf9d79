import CLeptonica

/// The lines of text on a page of which no form is known, and the rules between them.
///
/// Works on ink at 150 dpi: runs longer than characters are rules; what hangs together in the rest is
/// put side by side into lines.
public struct PageLines: Sendable {
  /// From the top down, left to right within a row.
  public let lines: [TextLineArea]
  /// Rules that run across the page.
  public let level: [PageRule]
  /// Rules that run down the page.
  public let upright: [PageRule]
  /// 255 where there is a rule, at `scale` pixels of the page for one.
  let rules: GrayPlane
  let scale: Double

  /// Pixels per inch of the ink.
  static let dpi = 150.0
  /// Shortest rules, millimetres. The strokes of characters are shorter; boxes for single characters
  /// are about as tall.
  static let shortestLevel = 11.0
  static let shortestUpright = 6.5
  /// Millimetres from which a stroke down the page is a rule whatever is around it.
  static let longUpright = 13.0
  /// Components beyond which a page is a picture of something else.
  static let mostComponents = 30_000

  /// Nil where the page cannot be looked at. Lines that run down the page are not found.
  ///
  /// - Parameter page: upright and straight.
  public init?(_ page: Raster) {
    _ = quietLeptonica
    let factor = max(1, Int((page.dpi / Self.dpi).rounded()))
    let small = page.gray.reduced(by: factor)
    let pixel = 25.4 / (page.dpi / Double(factor))
    let size = (
      level: Int(Self.shortestLevel / pixel), upright: Int(Self.shortestUpright / pixel)
    )
    guard small.width > size.level, small.height > size.upright,
      let ink = try? small.ink(tile: 24).bilevel(above: 64)
    else { return nil }
    // A gap of a pixel in a rule is the scanner's.
    guard
      let level = try? ink.map("rules", { pixCloseBrick(nil, $0, 3, 1) })
        .map("rules", { pixOpenBrick(nil, $0, Int32(size.level), 1) }),
      let upright = try? ink.map("rules", { pixCloseBrick(nil, $0, 1, 3) })
        .map("rules", { pixOpenBrick(nil, $0, 1, Int32(size.upright)) })
    else { return nil }
    let levelRules = level.boxes(limit: 4_000)
    let uprightRules = Self.ruled(
      upright, by: levelRules, long: Int(Self.longUpright / pixel), slack: Int(1 / pixel))
    guard
      let across = try? level.map("rules", { pixDilateBrick(nil, $0, 1, 3) }),
      let down = try? upright.map("rules", { pixDilateBrick(nil, $0, 3, 1) }),
      let both = try? across.map("rules", { pixOr(nil, $0, down.raw) }),
      let rest = try? ink.map("ink", { pixSubtract(nil, $0, both.raw) })
    else { return nil }
    let scale = Double(factor)
    let parts = rest.boxes(limit: Self.mostComponents)
    let composer = TextLineComposer(pixel: pixel, upright: uprightRules)
    lines = composer.lines(parts).map { $0.scaled(by: factor) }
    self.level = levelRules.map { $0.rule(factor) }
    self.upright = uprightRules.map { $0.rule(factor) }
    self.scale = scale
    guard let mask = try? both.map("mask", { pixConvert1To8(nil, $0, 0, 255) }).grayPlane() else {
      return nil
    }
    rules = mask
  }

  /// Rules that run down the page: long ones, and short ones that end at a rule across, as the sides of
  /// boxes for single characters do. The others are strokes of large characters and are cleared.
  private static func ruled(
    _ upright: borrowing Pix, by level: [TextLineArea], long: Int, slack: Int
  ) -> [TextLineArea] {
    upright.boxes(limit: 4_000).filter { rule in
      let isRule =
        rule.height >= long
        || level.contains { across in
          across.left - slack <= rule.left && across.right + slack >= rule.right
            && (abs(across.top - rule.top) <= slack || abs(across.bottom - rule.bottom) <= slack)
        }
      if !isRule {
        var box = boxCreate(
          Int32(rule.left), Int32(rule.top), Int32(rule.width), Int32(rule.height))
        pixClearInRect(upright.raw, box)
        boxDestroy(&box)
      }
      return isRule
    }
  }

  /// A line's picture with a margin, rules made paper.
  ///
  /// - Parameter margin: pixels on each side.
  public func picture(of line: TextLineArea, on page: Raster, margin: Int) -> Raster? {
    guard
      let crop = page.crop(
        x: line.left - margin, y: line.top - margin, width: line.width + 2 * margin,
        height: line.height + 2 * margin)
    else { return nil }
    let left = max(0, line.left - margin)
    let top = max(0, line.top - margin)
    let paper = UInt8(clamping: GrayPlane.level(crop.gray.histogram, share: 0.75))
    var gray = crop.gray
    let width = gray.width
    let height = gray.height
    gray.withMutableSamples { samples in
      for y in 0..<height {
        let row = Int(Double(y + top) / scale)
        guard row < rules.height else { continue }
        for x in 0..<width {
          let column = Int(Double(x + left) / scale)
          if column < rules.width, rules[column, row] != 0 { samples[y * width + x] = paper }
        }
      }
    }
    return Raster(
      gray: gray, colour: crop.colour, colourFrame: crop.colourFrame, dpi: crop.dpi,
      dpiInferred: crop.dpiInferred)
  }
}

extension Pix {
  /// Bounds of what hangs together by eight neighbours; the first so many.
  borrowing func boxes(limit: Int) -> [TextLineArea] {
    var list = pixConnCompBB(raw, 8)
    defer { boxaDestroy(&list) }
    guard let list else { return [] }
    let count = min(Int(boxaGetCount(list)), limit)
    return (0..<count).compactMap { index in
      var x: Int32 = 0
      var y: Int32 = 0
      var width: Int32 = 0
      var height: Int32 = 0
      guard boxaGetBoxGeometry(list, Int32(index), &x, &y, &width, &height) == 0 else { return nil }
      return TextLineArea(
        left: Int(x), top: Int(y), right: Int(x + width), bottom: Int(y + height))
    }
  }
}

extension TextLineArea {
  fileprivate func scaled(by factor: Int) -> TextLineArea {
    TextLineArea(
      left: left * factor, top: top * factor, right: right * factor, bottom: bottom * factor,
      isBoxed: isBoxed)
  }

  fileprivate func rule(_ factor: Int) -> PageRule {
    PageRule(
      left: left * factor, top: top * factor, right: right * factor, bottom: bottom * factor)
  }
}
