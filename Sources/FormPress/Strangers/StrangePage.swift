import CPango
public import Foundation
import Workflows

/// A page that fits none of our forms, with what is written beside its labels: letters, receipts and
/// another city's forms, about people who do not exist.
public struct StrangePage: Sendable, Hashable {
  /// What kind of paper it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case letter, receipt, form, table, notice, slip
    /// Kept out of all tuning, for reporting.
    case invoice, mandate, register
    /// A letter whose lines run down the page.
    case columns
  }

  public var kind: Kind
  /// PNG.
  public var scan: Data
  /// What its labels name, as written; names of labels as `FormReading` calls them.
  public var values: [String: String]
  /// The 個人番号 on it, where there is one.
  public var myNumber: String?

  /// - Parameters:
  ///   - seed: decides people, amounts, typeface and wear.
  ///   - dpi: of the scan.
  /// - Throws: `PressError` where something needed to draw is missing.
  public static func draw(
    _ kind: Kind, seed: UInt64, level: AgeingLevel = .office
  ) throws(PressError) -> StrangePage {
    var random = SplitMix64(seed: seed &* 7_919 &+ UInt64(kind.rawValue.utf8.count))
    var desk = StrangeDesk(random: random.branch("people"))
    let size = kind.size
    let dpi = level.dpi
    let canvas = try Canvas(
      widthPixels: Int(size.x / 25.4 * dpi), heightPixels: Int(size.y / 25.4 * dpi), dpi: dpi)
    cairo_translate(canvas.context, size.x / 2, size.y / 2)
    cairo_rotate(canvas.context, random.within(level.skew) * Double.pi / 180)
    cairo_translate(canvas.context, -size.x / 2, -size.y / 2)
    switch kind {
    case .letter: desk.letter(canvas)
    case .receipt: desk.receipt(canvas)
    case .form: desk.form(canvas)
    case .table: desk.table(canvas)
    case .notice: desk.notice(canvas)
    case .slip: desk.slip(canvas)
    case .invoice: desk.invoice(canvas)
    case .mandate: desk.mandate(canvas)
    case .register: desk.register(canvas)
    case .columns: desk.columns(canvas)
    }
    var raster = try Raster(canvas, gray: true, dpi: dpi)
    raster.age(level, by: &random)
    return StrangePage(
      kind: kind, scan: try Codec.png(raster, bilevel: level.colour == .bilevel),
      values: desk.values, myNumber: kind == .table ? desk.person.myNumber : nil)
  }
}

extension StrangePage.Kind {
  /// Millimetres.
  fileprivate var size: Point {
    switch self {
    case .receipt: Point(148, 210)
    case .slip: Point(210, 148)
    default: Point(210, 297)
    }
  }
}
