/// What a blank page prints, as pages that are laid on it are compared with it: computed once for many
/// pages of one form. Takes some twenty megabytes for A4.
public struct BlankPrint: Sendable {
  public let form: CompiledPage
  /// Ink of the blank at 150 dpi, and 255 on it and close to it.
  let ink: GrayPlane
  let mask: GrayPlane
  /// Pixels where the blank has no print, so that black is more than print.
  let free: IntegralTable
  /// 255 on the blank's rules and around them; and its ink without them.
  let rules: GrayPlane
  let characters: GrayPlane
  /// What rules enclose, millimetres: boxes to write in, and boxes with a caption.
  let boxes: [Area]

  /// Darkness of print that is compared: characters of 2.5 mm have little that is darker at 150 dpi.
  static let gray: UInt8 = 70
  /// Runs of print that are rules, pixels: longer than a stroke of a character.
  private static let rule = 24
  /// Millimetres of the shorter side of such a box, and square millimetres of the largest: a frame around a form, or
  /// around half of it, is none.
  private static let narrowest = 4.0
  private static let largest = 15_000.0

  public init(_ form: CompiledPage) {
    self.form = form
    ink = form.fine(x: 0, y: 0, width: form.width, height: form.height).ink(tile: 30)
    mask = ink.mask(from: 40).dilated(by: PageSight.slack + 1)
    free = IntegralTable(mask.inverted.ones)
    rules = Self.rules(of: ink)
    characters = ink.subtracting(rules)
    boxes = Self.boxes(between: rules)
  }

  private static func boxes(between rules: GrayPlane) -> [Area] {
    let mm = 25.4 / CompiledPage.dpi
    let found = try? rules.inverted.bilevel(above: 0).boxes(limit: PageLines.mostComponents)
    return (found ?? []).map { box in
      Area(
        x: Double(box.left) * mm, y: Double(box.top) * mm, width: Double(box.width) * mm,
        height: Double(box.height) * mm)
    }.filter { min($0.width, $0.height) >= narrowest && $0.width * $0.height <= largest }
  }

  private static func rules(of ink: GrayPlane) -> GrayPlane {
    let (width, height) = (ink.width, ink.height)
    var mask = GrayPlane(width: width, height: height, fill: 0)
    mask.withMutableSamples { out in
      ink.withSamples { source in
        // Level runs end along a row; upright ones are counted for all columns at once.
        var upright = [Int32](repeating: 0, count: width)
        func settle(_ run: inout Int32, before at: Int, step: Int) {
          if run >= rule { for back in 1...Int(run) { out[at - back * step] = 255 } }
          run = 0
        }
        for y in 0..<height {
          let row = y * width
          var level: Int32 = 0
          for x in 0..<width {
            if source[row + x] > gray {
              level += 1
              upright[x] += 1
            } else {
              if level > 0 { settle(&level, before: row + x, step: 1) }
              if upright[x] > 0 { settle(&upright[x], before: row + x, step: width) }
            }
          }
          settle(&level, before: row + width, step: 1)
        }
        for x in 0..<width { settle(&upright[x], before: height * width + x, step: width) }
      }
    }
    return mask.dilated(by: 2)
  }
}
