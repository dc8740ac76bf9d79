/// Makes crops that text readers like: one line, ink to the edges, at the height they were
/// trained on.
package enum LineComposer {
  /// Height of the glyphs in the finished line, pixels. Measured with Tesseract 5.3 jpn: 19 px
  /// with 5 px of paper around read 98 % of printed kana fields, 42 px read 55 %.
  package static let glyphHeight = 19.0
  package static let frame = 5
  /// Millimetres; a line that holds only 一 must not be blown up to its own height.
  static let leastHeight = 2.4

  /// The line that stands in a free box; nil where nothing is written.
  package static func line(
    of work: Handwork, height: Double = glyphHeight, frame: Int = frame
  ) -> Crop? {
    work.cleaned.map { finish($0, work.tones.paper, height, frame) }
  }

  /// How much of a cell's width stays beside its ink when cells become a line.
  package enum Spacing {
    /// Ink boxes stand apart by this share of the glyph height; for digits.
    case tight(Double)
    /// Every cell takes this share of the glyph height; for kana and kanji.
    case even(Double)
  }

  /// Cells made into one line.
  package struct Line: Sendable {
    package var crop: Crop
    /// For each cell the columns of the crop that it takes; nil for cells without ink.
    package var columns: [Range<Double>?]

    package init(crop: Crop, columns: [Range<Double>?] = []) {
      self.crop = crop
      self.columns = columns
    }

    /// The cell in whose columns the middle of a symbol lies, or the nearest.
    package func cell(of symbol: TextOpinion.Symbol) -> Int? {
      let middle = Double(symbol.left + symbol.right) / 2
      func distance(_ range: Range<Double>?) -> Double {
        guard let range else { return .infinity }
        return max(0, range.lowerBound - middle, middle - range.upperBound)
      }
      return columns.indices.filter { columns[$0] != nil }
        .min { distance(columns[$0]) < distance(columns[$1]) }
    }
  }

  /// The written cells side by side; nil where none is written.
  ///
  /// - Parameters:
  ///   - groups: cells of each row of boxes; within a row all are cut at the same rows. Rows stand
  ///     apart in the line.
  ///   - paper: tone of the paper.
  package static func line(
    ofGroups groups: [[CellInk]], paper: UInt8, dpi: Double, spacing: Spacing,
    height: Double = glyphHeight, frame: Int = frame
  ) -> Line? {
    let written = groups.map { cells in cells.compactMap { $0.bounds } }
    let rows = written.map { boxes in
      boxes.first.map { boxes.dropFirst().reduce($0) { $0.union($1) } }
    }
    let tallest = max(
      written.joined().map(\.height).max() ?? 0, Int(leastHeight * dpi / 25.4))
    let advance: (PixelBox) -> Int = { box in
      switch spacing {
      case .tight(let share): box.width + Int(share * Double(tallest))
      case .even(let share): max(Int(share * Double(tallest)), box.width + tallest / 12)
      }
    }
    let gap = Int(Double(tallest) * groupGap)
    let lineHeight = rows.compactMap { $0?.height }.max() ?? 0
    let length = written.map { $0.reduce(0) { $0 + advance($1) } }
      .filter { $0 > 0 }
    guard lineHeight > 0, !length.isEmpty else { return nil }
    var line = Crop(
      width: length.reduce(0, +) + gap * (length.count - 1), height: lineHeight, tone: paper,
      dpi: dpi)
    var columns: [Range<Double>?] = []
    var x = 0
    for (cells, rows) in zip(groups, rows) {
      if x > 0, rows != nil { x += gap }
      for cell in cells {
        guard let box = cell.bounds, let rows else {
          columns.append(nil)
          continue
        }
        let room = advance(box)
        line.paste(
          cell.crop.part(x: box.columns, y: rows.rows), x: x + (room - box.width) / 2,
          y: lineHeight - rows.height)
        columns.append(Double(x)..<Double(x + room))
        x += room
      }
    }
    let factor = scale(of: line, height)
    return Line(
      crop: finish(line, paper, height, frame),
      columns: columns.map { range in
        range.map {
          ($0.lowerBound * factor + Double(frame))..<($0.upperBound * factor + Double(frame))
        }
      })
  }

  /// Share of the glyph height between rows of boxes.
  private static let groupGap = 1.0

  private static func scale(of line: Crop, _ height: Double) -> Double {
    let least = leastHeight * line.dpi / 25.4
    return min(1, height / max(Double(line.height), least))
  }

  private static func finish(
    _ line: Crop, _ paper: UInt8, _ height: Double, _ frame: Int
  ) -> Crop {
    line.scaled(by: scale(of: line, height)).padded(by: frame, tone: paper)
  }
}

/// One cell of a row of boxes.
package struct CellInk: Sendable {
  /// The cell's handwork on even paper; all cells of a row share their rows.
  package var crop: Crop
  /// Where its ink is; nil where the cell is empty.
  package var bounds: PixelBox?
  /// Square millimetres of ink.
  package var area: Double
  /// Share of its ink that lies beyond the cell, 0 to 1.
  package var outside: Double

  package init(crop: Crop, bounds: PixelBox?, area: Double = 0, outside: Double = 0) {
    self.crop = crop
    self.bounds = bounds
    self.area = area
    self.outside = outside
  }
}
