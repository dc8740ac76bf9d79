import CPango
import Workflows

/// What stands on a sheet although its form neither prints it nor asks for it.
public enum Addition: String, Sendable, CaseIterable {
  /// A line of print, as of a new edition.
  case print
  /// A note in a white place by whoever filled in the form.
  case note
  /// A word by the same hand close above, below or left of an entry.
  case beside
  /// A black stamp of reception, as on a copy.
  case stamp

  /// Made up.
  private static let lines = [
    "※ 太枠の中をご記入ください。", "（代理人の方は裏面も必要です）", "本人確認書類をお持ちください", "注：黒のボールペンで書くこと",
    "令和八年四月改定", "手数料 三百円", "郵送の場合は写しを同封", "受付時間は五時まで",
  ]
  private static let notes = [
    "電話は午後にお願いします", "至急お願いします", "書類は後日もってきます", "住所は来月変わります", "娘が代わりに書きました",
    "返送先は別紙のとおり", "妻の分も同じ", "前の番号は使えません",
  ]
  private static let words = ["別紙参照", "変更あり", "旧姓", "新住所", "母あて", "訂正"]

  /// Draws it and answers where; nil where there is no room. Print and notes stand where the page is white, words
  /// beside an entry and stamps outside of all fields.
  func draw(
    on canvas: borrowing Canvas, free: FreePlaces, fields: [Box], writer: inout Writer,
    random: inout SplitMix64
  ) -> Box? {
    switch self {
    case .print:
      let text = random.pick(Self.lines)
      let size = random.between(2.8, 4.2)
      let width = size * Double(text.count) + 1
      guard let place = free.place(width: width, height: size + 1.5, by: &random) else {
        return nil
      }
      canvas.text(
        text, x: place.x + 0.5, y: place.y + place.height / 2,
        face: random.pick([.gothic, .mincho]), size: size)
      return place
    case .note:
      let text = random.pick(Self.notes)
      let height = random.between(7, 9)
      guard
        let place = free.place(
          width: Double(text.count) * height * 0.68 + 3, height: height, by: &random)
      else { return nil }
      writer.text(text, in: place, on: canvas)
      return place
    case .beside:
      let text = random.pick(Self.words)
      let width = Double(text.count) * 4 + 3
      let places = fields.filter { $0.width >= 20 }.flatMap { field in
        [
          Box(x: field.x + 1, y: field.y - 6.6, width: width, height: 6),
          Box(x: field.x + 1, y: field.maxY + 0.6, width: width, height: 6),
          Box(x: field.x - width - 0.6, y: field.y + field.height / 2 - 3, width: width, height: 6),
        ]
      }
      guard let place = free.first(of: random.shuffled(places)) else { return nil }
      writer.text(text, in: place, on: canvas)
      return place
    case .stamp:
      let radius = 13.0
      guard let place = free.place(width: 27, height: 27, isWhite: false, by: &random) else {
        return nil
      }
      PaperWear.stamp(
        ["収 受", "R8.4.\(random.whole(1...28))", "上尾市"],
        at: Point(place.x + place.width / 2, place.y + place.height / 2), radius: radius,
        turn: random.normal() * 0.12, ink: Ink(0.1, 0.1, 0.1, opacity: 0.8), on: canvas)
      return place
    }
  }
}

/// Where a page has neither print nor fields.
struct FreePlaces {
  private let raster: Raster
  private let fields: [Box]
  private let size: Point

  /// Millimetres of the page's edge in which nothing is drawn, and around fields.
  private static let edge = 15.0
  private static let room = 0.5

  init(_ paper: borrowing Canvas, size: Point, dpi: Double, fields: [Box]) throws(PressError) {
    raster = try Raster(paper, gray: true, dpi: dpi)
    self.fields = fields
    self.size = size
  }

  /// One of many random places that is free.
  func place(
    width: Double, height: Double, isWhite: Bool = true, by random: inout SplitMix64
  ) -> Box? {
    guard width + 2 * Self.edge < size.x else { return nil }
    let places = (0..<400).map { _ in
      Box(
        x: random.between(Self.edge, size.x - Self.edge - width),
        y: random.between(Self.edge, size.y - Self.edge - height), width: width, height: height)
    }
    return places.first { isFree($0) && (!isWhite || self.isWhite($0)) }
  }

  /// The first place outside of all fields.
  func first(of places: [Box]) -> Box? { places.first(where: isFree) }

  private func isFree(_ box: Box) -> Bool {
    box.x > 8 && box.y > 10 && box.maxX < size.x - 8 && box.maxY < size.y - 10
      && !fields.contains { $0.overlaps(box, tolerance: -Self.room) }
  }

  private func isWhite(_ box: Box) -> Bool {
    let scale = raster.dpi / 25.4
    for y in Int((box.y - 1) * scale)..<Int((box.maxY + 1) * scale) {
      for x in Int((box.x - 1) * scale)..<Int((box.maxX + 1) * scale)
      where raster.bytes[y * raster.width + x] < 200 { return false }
    }
    return true
  }
}
