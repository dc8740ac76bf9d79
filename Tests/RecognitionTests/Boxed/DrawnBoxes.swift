import Recognition

/// A row of ruled boxes of 6 mm by 7 mm at 300 dpi with characters drawn by strokes.
struct DrawnBoxes {
  static let margin = 1.4
  static let width = 6.0
  static let height = 7.0

  let count: Int
  private(set) var page: Crop
  private let blank: Crop

  init(count: Int) {
    self.count = count
    var sheet = Crop(
      width: Self.pixels(Double(count) * Self.width + 2 * Self.margin),
      height: Self.pixels(Self.height + 2 * Self.margin), tone: 240, dpi: 300)
    let edge = Self.pixels(Self.margin)
    let (right, bottom) = (sheet.width - edge, sheet.height - edge)
    for y in [edge, bottom] { sheet.fill(x: edge..<right, y: (y - 1)..<(y + 1), tone: 90) }
    for index in 0...count {
      let x = Self.pixels(Self.margin + Double(index) * Self.width)
      sheet.fill(x: (x - 1)..<(x + 1), y: edge..<bottom, tone: 90)
    }
    page = sheet
    blank = sheet
  }

  /// Strokes of some characters, corners in shares of the box.
  static let shapes: [Character: [[(x: Double, y: Double)]]] = [
    "0": [
      [
        (0.5, 0.18), (0.33, 0.3), (0.28, 0.5), (0.33, 0.7), (0.5, 0.82), (0.67, 0.7), (0.72, 0.5),
        (0.67, 0.3), (0.5, 0.18),
      ]
    ],
    "1": [[(0.5, 0.18), (0.5, 0.82)]],
    "4": [[(0.55, 0.18), (0.25, 0.6), (0.78, 0.6)], [(0.6, 0.4), (0.6, 0.84)]],
    "7": [[(0.28, 0.2), (0.72, 0.2), (0.48, 0.82)]],
    "ト": [[(0.4, 0.18), (0.4, 0.82)], [(0.4, 0.42), (0.68, 0.56)]],
    "ニ": [[(0.3, 0.32), (0.7, 0.32)], [(0.2, 0.72), (0.8, 0.72)]],
    "ハ": [[(0.38, 0.3), (0.2, 0.78)], [(0.6, 0.28), (0.82, 0.78)]],
    "=": [[(0.05, 0.42), (0.95, 0.42)], [(0.05, 0.58), (0.95, 0.58)]],
  ]

  mutating func write(_ text: String) {
    for (index, character) in text.enumerated() { write(character, in: index) }
  }

  mutating func write(_ character: Character, in index: Int, shift: Double = 0) {
    for stroke in Self.shapes[character] ?? [] {
      for (from, to) in zip(stroke, stroke.dropFirst()) {
        for step in 0...80 {
          let part = Double(step) / 80
          dot(
            x: Self.margin + (Double(index) + shift + from.x + (to.x - from.x) * part) * Self.width,
            y: Self.margin + (from.y + (to.y - from.y) * part) * Self.height)
        }
      }
    }
  }

  /// A pen's point of 0.4 mm.
  mutating func dot(x: Double, y: Double) {
    let (column, row) = (Self.pixels(x), Self.pixels(y))
    page.fill(
      x: max(0, column - 2)..<min(page.width, column + 3),
      y: max(0, row - 2)..<min(page.height, row + 3), tone: 40)
  }

  var view: FieldView { FieldView(page: page, blank: blank, margin: Self.margin) }

  var divided: DividedHandwork {
    Handwork(view, reach: 1.2).divided(
      into: (0..<count).map {
        BoxPlace(
          left: Self.margin + Double($0) * Self.width, top: Self.margin, width: Self.width,
          height: Self.height)
      })
  }

  private static func pixels(_ millimetres: Double) -> Int {
    Int((millimetres * 300 / 25.4).rounded())
  }
}
