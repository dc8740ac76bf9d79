import Readings
import Recognition
import Workflows

/// Reads year, month and day as one line: a digit that stands alone is what readers know least.
struct DateNumbersReader {
  let recogniser: TextRecogniser

  /// The written content of one part, with how many characters it must have where boxes tell.
  private struct Content {
    var cells: [CellInk]
    var paper: UInt8
    var dpi: Double
    var isBoxed: Bool
    /// Of the characters, pixels of the form, so that those of all parts can be compared.
    var boxes: [PixelBox]
  }

  /// The parts in the order given.
  func read(
    _ parts: [DatePart], _ name: String, _ views: some FieldViews
  ) throws -> [DatePartsReader.Part] {
    var result: [DatePartsReader.Part] = []
    var contents: [Int: Content] = [:]
    for (index, part) in parts.enumerated() {
      switch part {
      case .fixed(let text): result.append(.init(text: text, isFixed: true))
      case .marks(let style, let marks):
        result.append(DatePartsReader.marked(style, marks, name, views))
      case .box(let box):
        let view = views.view(box, margin: TextBoxReader.margin)
        let (seen, content) = look(view, nil, top: box.y)
        result.append(seen)
        contents[index] = content
      case .cells(let cells):
        let view = views.view(cells.bounds, margin: CellsReader.margin)
        let (seen, content) = look(view, cells, top: cells.bounds.y)
        result.append(seen)
        contents[index] = content
      }
    }
    try fill(&result, contents, name)
    return result
  }

  private func look(
    _ view: FieldView?, _ cells: Cells?, top: Double
  ) -> (DatePartsReader.Part, Content?) {
    guard let view else { return (.init(isFaint: true, certainty: 0), nil) }
    let work = Handwork(view, reach: cells == nil ? 0.5 : 1.2)
    switch InkPresence(area: work.area) {
    case .empty(let certainty): return (.init(isEmpty: true, certainty: certainty), nil)
    case .faint: return (.init(isFaint: true, certainty: 0), nil)
    case .written:
      let inks = cells.map { work.cells(of: $0, margin: view.margin) } ?? [work.asCell]
      let boxes = cells == nil ? work.characterBoxes : inks.compactMap(\.bounds)
      let shift = Int(((top - view.margin) * view.page.dpi / 25.4).rounded())
      return (
        .init(),
        Content(
          cells: inks, paper: work.tones.paper, dpi: view.page.dpi, isBoxed: cells != nil,
          boxes: boxes.map { $0.lowered(by: shift) })
      )
    }
  }

  private func fill(
    _ parts: inout [DatePartsReader.Part], _ contents: [Int: Content], _ name: String
  ) throws {
    let order = contents.keys.sorted()
    let groups = order.compactMap { contents[$0] }
    guard let first = groups.first else { return }
    func compose(_ spacing: LineComposer.Spacing, _ height: Double) -> LineComposer.Line? {
      LineComposer.line(
        ofGroups: groups.map(\.cells), paper: groups.map(\.paper).min() ?? first.paper,
        dpi: first.dpi, spacing: spacing, height: height)
    }
    guard let line = compose(CellsReader.spacing.0, Repertoire.digits.glyphHeight) else { return }
    let other = compose(CellsReader.spacing.1, LineComposer.glyphHeight)
    let read = try recogniser.read(line.crop, other: other?.crop, repertoire: .digits)
    let owners = groups.enumerated().flatMap { group, content in content.cells.map { _ in group } }
    var texts = [String](repeating: "", count: groups.count)
    for symbol in read.symbols {
      guard let cell = line.cell(of: symbol), owners.indices.contains(cell) else { continue }
      texts[owners[cell]] += TextCleanup.clean(symbol.text, repertoire: .digits)
    }
    // A typewriter sets year, month and day on one line.
    let typed = Typing.isTyped(
      Self.lines(groups.map(\.boxes)), isBoxed: groups.allSatisfy(\.isBoxed))
    for (group, index) in order.enumerated() {
      parts[index].typed = typed
      parts[index].text = texts[group]
      // Both engines can lose the same 0 or 1 of a date in free boxes: the ink must agree, too.
      let inkAgrees = Typing.digitCount(groups[group].boxes) == texts[group].count
      parts[index].agreement = inkAgrees ? read.agreement : .disagree
      parts[index].certainty = read.certainty
      if group == 0 { parts[index].opinions = read.opinions }
      let written = groups[group].cells.count { $0.bounds != nil }
      if groups[group].isBoxed, texts[group].count != written {
        parts[index].findings.append(
          .cellCount(name, written: written, read: texts[group].count))
      }
      if groups[group].isBoxed, CellsReader.hasGap(groups[group].cells) {
        parts[index].findings.append(.cellGap(name))
      }
    }
  }

  /// Parts that stand beside each other as one line; those of another row as lines of their own.
  static func lines(_ parts: [[PixelBox]]) -> [[PixelBox]] {
    var lines: [[PixelBox]] = []
    for boxes in parts {
      guard let top = boxes.map(\.top).min(), let bottom = boxes.map(\.bottom).max() else {
        continue
      }
      let beside = lines.firstIndex { line in
        let (highest, lowest) = (line.map(\.top).min() ?? 0, line.map(\.bottom).max() ?? 0)
        return min(bottom, lowest) - max(top, highest) > (bottom - top) / 2
      }
      if let beside { lines[beside] += boxes } else { lines.append(boxes) }
    }
    return lines
  }
}
