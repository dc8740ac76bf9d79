extension Annotator {
  /// A legend broken into rows for a page of some width.
  struct LegendRows {
    private struct Item {
      var x: Double
      var row: Int
      var tone: Tone?
      var words: String
    }

    private var items: [Item] = []
    private var rows = 0
    private let size: Double

    /// - Parameters:
    ///   - width: of the page, pixels.
    ///   - size: of the letters, pixels.
    init(_ legend: Legend, width: Double, size: Double) {
      self.size = size
      let right = width - size
      var x = size
      for key in legend.keys {
        let long = size * 1.6 + Self.width(key.words) * size
        if x > size, x + long > right {
          x = size
          rows += 1
        }
        items.append(Item(x: x, row: rows, tone: key.tone, words: key.words))
        x += long + size * 1.5
      }
      if !legend.keys.isEmpty { rows += 1 }
      for line in legend.lines {
        for piece in Self.broken(line, ems: max(8, (right - size) / size)) {
          items.append(Item(x: size, row: rows, tone: nil, words: piece))
          rows += 1
        }
      }
    }

    /// Pixels.
    var height: Int { rows == 0 ? 0 : Int((Double(rows) * step + size).rounded(.up)) }

    private var step: Double { size * 1.5 }

    func draw(on canvas: inout Canvas, top: Double) {
      for item in items {
        let y = top + size * 0.5 + Double(item.row) * step
        var x = item.x
        if let tone = item.tone {
          canvas.swatch((x: x, y: y + size * 0.2, width: size * 1.2, height: size), tone: tone)
          x += size * 1.6
        }
        canvas.write(item.words, x: x, y: y + size * 1.05, size: size)
      }
    }

    /// Ems that a text takes at most about: the font is known only where there is a canvas.
    private static func width(_ text: String) -> Double {
      text.reduce(0) { $0 + ($1.isASCII ? 0.62 : 1) }
    }

    /// Japanese may be broken anywhere, words of other letters between them.
    private static func broken(_ line: String, ems: Double) -> [String] {
      var pieces: [String] = []
      var rest = line.filter { !$0.isNewline && $0 != "\0" }[...]
      while !rest.isEmpty {
        var end = rest.startIndex
        var space: Substring.Index?
        var used = 0.0
        while end < rest.endIndex {
          used += width(String(rest[end]))
          if used > ems { break }
          if rest[end] == " " { space = end }
          end = rest.index(after: end)
        }
        if end < rest.endIndex, rest[end].isASCII, let space, space > rest.startIndex {
          end = space
        }
        end = max(end, rest.index(after: rest.startIndex))
        pieces.append(String(rest[..<end]))
        rest = rest[end...].drop { $0 == " " }
      }
      return pieces
    }
  }
}
