import Workflows

/// Widths of rules in millimetres.
enum Rule {
  static let frame = 0.5
  static let normal = 0.25
  static let fine = 0.15
}

extension SheetPage {
  // MARK: words

  mutating func text(
    _ text: String, _ x: Double, _ y: Double, size: Double = 3.2, align: Alignment = .left,
    face: Face? = nil
  ) {
    elements.append(
      .text(text, Point(x, y), face: face ?? self.face, size: size, align: align))
  }

  mutating func title(_ words: String, y: Double, size: Double = 5.6, face: Face = .sansBold) {
    text(words, Self.width / 2, y, size: size, align: .centre, face: face)
  }

  /// Explanatory print; lines that begin with a number or ※ are paragraphs of their own.
  mutating func notes(_ lines: [String], in box: Box, size: Double = 2.3) {
    elements.append(
      .paragraph(
        lines.joined(separator: "\n"), box, face: face, size: size, leading: size * 1.38))
  }

  // MARK: rules

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, width: Double = Rule.normal,
    dash: [Double] = []
  ) {
    elements.append(.line(Point(x1, y1), Point(x2, y2), width: width, dash: dash))
  }

  mutating func frame(_ box: Box, width: Double = Rule.frame, fill: Ink? = nil) {
    elements.append(.rectangle(box, width: width, fill: fill))
  }

  /// A tinted cell with its label in the middle; a newline breaks it in lines.
  mutating func label(
    _ words: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double,
    size: Double = 3.2, tinted: Bool = true
  ) {
    frame(
      Box(x: x, y: y, width: width, height: height), width: Rule.normal, fill: tinted ? .tint : nil)
    let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
    let leading = size * 1.25
    let top = y + height / 2 - leading * Double(lines.count - 1) / 2
    for (index, line) in lines.enumerated() {
      text(
        String(line), x + width / 2, top + leading * Double(index), size: size, align: .centre)
    }
  }

  // MARK: places to fill in

  /// Boxes for one character each, at the places of a workflow's `cells`.
  mutating func cells(_ cells: Cells, dotted: Bool = false) {
    for (index, box) in cells.boxes.enumerated() {
      if dotted {
        if index == 0 { frame(cells.bounds, width: Rule.normal) }
        if index > 0 {
          line(box.x, box.y, box.x, box.maxY, width: Rule.fine, dash: [0.5, 0.5])
        }
      } else {
        frame(box, width: Rule.normal)
      }
    }
    // A short stroke between groups, as in 〒 and telephone numbers.
    for gap in cells.gaps where gap.value >= 2.5 {
      let right = cells.boxes[gap.key]
      let centre = right.x - gap.value / 2
      line(
        centre - gap.value / 4, right.y + right.height / 2, centre + gap.value / 4,
        right.y + right.height / 2, width: 0.3)
    }
  }

  mutating func cells(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, pitch: Double, count: Int,
    gaps: [Int: Double] = [:], dotted: Bool = false
  ) {
    cells(
      Cells(
        first: Box(x: x, y: y, width: width, height: height), pitch: pitch, count: count,
        gaps: gaps), dotted: dotted)
  }

  /// A square to tick, with its words to the right.
  mutating func check(
    _ words: String, _ x: Double, _ y: Double, side: Double = 4, size: Double = 3.2
  ) {
    frame(Box(x: x, y: y, width: side, height: side), width: Rule.normal)
    text(words, x + side + 1.2, y + side / 2, size: size)
  }

  /// A word to ring, in the middle of the box.
  mutating func word(
    _ word: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double, size: Double = 3.2
  ) {
    text(word, x + width / 2, y + height / 2, size: size, align: .centre)
  }

  /// The place of a seal, a dotted ring with 印 in it.
  mutating func seal(_ centreX: Double, _ centreY: Double, radius: Double = 5) {
    elements.append(
      .ring(Point(centreX, centreY), radius: radius, width: 0.15, dash: [0.6, 0.6]))
    text("印", centreX, centreY, size: 2.8, align: .centre)
  }
}
