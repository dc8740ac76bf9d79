import Workflows

extension SheetPage {
  /// The part of a form that the city fills in, with its dense small print.
  mutating func office(
    y: Double, height: Double, first: String = "本人確認", identity: [String],
    extras: [(String, [String])]
  ) {
    frame(Box(x: 15, y: y, width: 180, height: height), width: Rule.frame)
    label("市\n処\n理\n欄", 15, y, 7, height, size: 2.8)
    let rowHeight = height / Double(1 + extras.count)
    var top = y
    for (name, options) in [(first, identity)] + extras {
      label(name, 22, top, 24, rowHeight, size: 2.6)
      line(46, top + rowHeight, 160, top + rowHeight, width: Rule.fine)
      var x = 48.0
      for option in options {
        text("□\(option)", x, top + rowHeight / 2, size: 2.5)
        x += Double(option.count + 2) * 2.5 + 1
      }
      top += rowHeight
    }
    line(160, y, 160, y + height)
    line(177.5, y, 177.5, y + height)
    line(160, y + 5, 195, y + 5, width: Rule.fine)
    text("受付印", 168.75, y + 2.5, size: 2.5, align: .centre)
    text("担当", 186.25, y + 2.5, size: 2.5, align: .centre)
  }

  /// Words one above the other in a tinted narrow cell.
  mutating func upright(
    _ words: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double, size: Double = 3
  ) {
    // Brackets have shapes of their own in upright text.
    let turned = words.replacing("（", with: "︵").replacing("）", with: "︶")
    label(turned.map(String.init).joined(separator: "\n"), x, y, width, height, size: size)
  }

  /// 年 月 日 printed behind their places; each centre in millimetres.
  mutating func dateWords(_ y: Double, year: Double, month: Double, day: Double) {
    text("年", year, y, align: .centre)
    text("月", month, y, align: .centre)
    text("日", day, y, align: .centre)
  }

  /// Words to ring, with dots between them.
  mutating func ringed(
    _ words: [String], x: Double, y: Double, width: Double, height: Double, pitch: Double,
    size: Double = 3.2
  ) {
    for (index, one) in words.enumerated() {
      let left = x + Double(index) * pitch
      word(one, left, y, width, height, size: size)
      if index > 0 {
        text("・", left - (pitch - width) / 2, y + height / 2, size: size * 0.8, align: .centre)
      }
    }
  }
}
