import Foundation

@testable import FormPress

/// Sheets that are empty, and sheets that only seem so, as a scanner delivers them.
struct DrawnSheet {
  enum Content: Hashable {
    case nothing
    /// What is printed on the other side shines through; share of its darkness that does.
    case showThrough(Double)
    /// A few words in pencil; how much darker they are than the paper, as a share.
    case pencil(Double)
    /// A page of print, copied too light.
    case paleCopy(Double)
    /// A photograph that spans so many of 255 tones.
    case photograph(Int)
  }

  /// The sheet's other side, scanned just before; nil where none was drawn.
  var front: FormPress.Raster?
  var page: FormPress.Raster

  init(_ content: Content, level: AgeingLevel, seed: UInt64) throws {
    let root = FormPress.SplitMix64(seed: seed).branch("\(content)").branch(level.name)
    var random = root.branch("content")
    let size = Point(210, 297)
    let dpi = level.dpi
    func canvas() throws -> Canvas {
      let canvas = try Canvas(
        widthPixels: Int(size.x / 25.4 * dpi), heightPixels: Int(size.y / 25.4 * dpi), dpi: dpi)
      return canvas
    }
    func scanned(_ sheet: borrowing Canvas, _ name: String) throws -> FormPress.Raster {
      var wear = PaperWear(level: level, random: root.branch(name))
      wear.punch(sheet, page: size)
      wear.crease(sheet, page: size)
      return try FormPress.Raster(
        wear.scan(sheet, size: size, dpi: dpi), gray: level.colour != .full, dpi: dpi)
    }
    var scanner = root.branch("scanner")
    let sheet = try canvas()
    switch content {
    case .nothing, .showThrough, .photograph: break
    case .pencil(let share):
      let tone = 1 - share
      for line in 0..<random.whole(1...3) {
        sheet.text(
          random.pick(["返送不要と電話あり", "本人確認済 山田", "9/12 再提出の予定", "母に確認 080-1234-5678"]),
          x: random.between(20, 110), y: random.between(30, 80) + Double(line) * 60,
          face: .written, size: random.between(4.5, 6.5), ink: Ink(tone, tone, tone))
      }
    case .paleCopy(let share): Self.print(on: sheet, ink: Ink(1 - share, 1 - share, 1 - share))
    }
    page = try scanned(sheet, "wear")
    switch content {
    case .nothing, .pencil, .paleCopy: break
    case .showThrough(let share):
      let printed = try canvas()
      Self.print(on: printed, ink: .black)
      var other = try scanned(printed, "other")
      page.shine(other, share: share, by: &random)
      other.age(level, by: &scanner)
      front = other
    case .photograph(let span): page.expose(span: span, by: &random)
    }
    page.age(level, by: &scanner)
  }

  private static func print(on canvas: borrowing Canvas, ink: Ink) {
    for element in Sheet.inuShibo.pages[0].elements {
      switch element {
      case .text(let words, let at, let face, let size, let align):
        canvas.text(words, x: at.x, y: at.y, face: face, size: size, align: align, ink: ink)
      case .paragraph(let words, let box, let face, let size, let leading):
        canvas.paragraph(words, in: box, face: face, size: size, leading: leading, ink: ink)
      case .line(let from, let to, let width, let dash):
        canvas.line(from, to, width: width, dash: dash, ink: ink)
      case .rectangle, .ring: break
      }
    }
  }

  /// One file of both sides, as the level's scanner writes it.
  func file(level: AgeingLevel, withFront: Bool = true) throws -> Data {
    let pages = [withFront ? front : nil, page].compactMap(\.self)
    return try ScanFormat.pdf.file(of: pages, level: level)
  }
}

extension FormPress.Raster {
  /// Darkens by the mirrored ink of the other side, which light in the paper spreads, a little askew.
  fileprivate mutating func shine(
    _ other: FormPress.Raster, share: Double, by random: inout FormPress.SplitMix64
  ) {
    var ink = other
    for _ in 0..<6 { ink.blur() }
    let (across, down) = (random.within(2) * dpi / 25.4, random.within(2) * dpi / 25.4)
    let turn = random.within(0.25) * Double.pi / 180
    for y in 0..<height {
      for x in 0..<width {
        let (u, v) = (Double(x) - Double(width) / 2, Double(y) - Double(height) / 2)
        let column = Double(width) / 2 - (u + v * turn) + across
        let row = Double(height) / 2 + v - u * turn + down
        guard column >= 0, row >= 0, Int(column) < width, Int(row) < height else { continue }
        let dark = 255 - Int(ink.bytes[(Int(row) * width + Int(column)) * channels])
        let kept = 1 - share * Double(dark) / 255
        for channel in 0..<channels {
          let at = (y * width + x) * channels + channel
          bytes[at] = UInt8(Double(bytes[at]) * kept)
        }
      }
    }
  }

  /// Light and dark that flow into each other, from white downward.
  fileprivate mutating func expose(span: Int, by random: inout FormPress.SplitMix64) {
    let waves = (0..<9).map { _ in
      (x: random.within(9), y: random.within(9), phase: random.between(0, 6.28))
    }
    for y in 0..<height {
      for x in 0..<width {
        let (u, v) = (Double(x) / Double(width), Double(y) / Double(height))
        let sum = waves.reduce(0.0) { $0 + sin($1.x * u + $1.y * v + $1.phase) } / 9
        let fall = UInt8(max(0, min(Double(span), Double(span) * (0.5 + sum))))
        for channel in 0..<channels {
          let at = (y * width + x) * channels + channel
          bytes[at] -= min(bytes[at], fall)
        }
      }
    }
  }
}
