/// How alike a page and a blank form look where the form prints a text.
///
/// Forms of one family have the same rules and differ by a few characters of their title, so it is
/// the least alike part, about as wide as a character, that counts. No reading is needed: a title
/// in a worn scan is often misread and yet plainly the same print.
public enum PrintLikeness {
  /// Pixels per inch of the comparison: strokes of 0.3 mm are two pixels wide, noise is averaged.
  static let dpi = 150.0
  /// Millimetres by which a part may lie off.
  static let shift = 0.4

  /// The least normalised correlation of any part, −1 to 1; nil where the blank prints nothing.
  ///
  /// Source of the measure: J. P. Lewis, Fast normalized cross-correlation, 1995.
  public static func least(_ view: FieldView) -> Double? {
    guard view.blank.dpi > 0 else { return nil }
    let page = view.page.scaled(by: dpi / view.page.dpi)
    let blank = view.blank.scaled(by: dpi / view.blank.dpi)
    guard page.width == blank.width, page.height == blank.height,
      let print = InkMap(blank).bounds, print.height >= 8
    else { return nil }
    let reach = max(1, page.pixels(shift))
    let side = print.height
    let last = max(print.left, print.right - side)
    var starts = Array(stride(from: print.left, to: last, by: max(1, side / 2)))
    starts.append(last)
    return starts.map { left in
      let part = PixelBox(
        left: left, top: print.top, right: min(print.right, left + side), bottom: print.bottom)
      return best(page, blank, part, reach)
    }.min()
  }

  /// The best correlation of one part of the blank with the page near its place; 0 where either
  /// is of one tone.
  private static func best(
    _ page: Crop, _ blank: Crop, _ part: PixelBox, _ reach: Int
  ) -> Double {
    var result = 0.0
    for down in -reach...reach {
      for right in -reach...reach {
        guard part.left + right >= 0, part.top + down >= 0, part.right + right <= page.width,
          part.bottom + down <= page.height
        else { continue }
        var sums = Sums()
        for y in part.rows {
          for x in part.columns {
            sums.add(Double(blank[x, y]), Double(page[x + right, y + down]))
          }
        }
        result = max(result, sums.correlation)
      }
    }
    return result
  }

  private struct Sums {
    var count = 0.0
    var a = 0.0
    var b = 0.0
    var aa = 0.0
    var bb = 0.0
    var ab = 0.0

    mutating func add(_ x: Double, _ y: Double) {
      count += 1
      a += x
      b += y
      aa += x * x
      bb += y * y
      ab += x * y
    }

    var correlation: Double {
      let spread = (count * aa - a * a) * (count * bb - b * b)
      return spread > 0 ? (count * ab - a * b) / spread.squareRoot() : 0
    }
  }
}
