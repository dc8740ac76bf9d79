import Readings
import Recognition
import Workflows

/// Reads year, month and day digit by digit and as one line: a digit that stands alone is what readers of
/// lines know least.
struct DateNumbersReader {
  let recogniser: TextRecogniser
  /// Whether year, month and day as texts are a day.
  let isDay: ([String]) -> Bool

  /// The written content of one part, with how many characters it must have where boxes tell.
  struct Content {
    var row: BoxRow
    /// What a reader of single characters makes of each, thin strokes that may be dirt among them.
    var opinions: [BoxOpinion] = []
    /// The content by characters; nil where they cannot be told apart.
    var divided: DividedHandwork?
    /// Other ways to tell them apart.
    var others: [NumberDivision] = []
    /// Natural logarithm of how likely a single piece is one digit.
    var oneDigit = 0.0
    /// A line is drawn through a free box.
    var isStruck = false
    /// Writing that is too pale to be read stands beside it.
    var isPale = false
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
    case .empty where work.paleArea >= InkPresence.something, .faint:
      return (.init(isFaint: true, certainty: 0), nil)
    case .empty(let certainty): return (.init(isEmpty: true, certainty: certainty), nil)
    case .written where cells == nil && work.isDitto(tall: Handwork.dittoOfNumber):
      return (.init(isDitto: true, certainty: 0), nil)
    case .written:
      let divided =
        cells.map { work.divided(into: $0, margin: view.margin) } ?? work.digits
      let inks = divided?.inks ?? [work.asCell]
      let boxes = cells == nil ? work.characterBoxes : inks.compactMap(\.bounds)
      let shift = Int(((top - view.margin) * view.page.dpi / 25.4).rounded())
      return (
        .init(),
        Content(
          row: BoxRow(inks: inks), divided: divided,
          others: cells == nil ? work.otherDigits(than: divided?.bounds.count) : [],
          oneDigit: cells == nil ? work.oneDigit : 0,
          isStruck: cells == nil && work.isStruckNumber,
          isPale: work.paleArea >= InkPresence.something,
          paper: work.tones.paper, dpi: view.page.dpi, isBoxed: cells != nil,
          boxes: boxes.map { $0.lowered(by: shift) })
      )
    }
  }

  private func fill(
    _ parts: inout [DatePartsReader.Part], _ contents: [Int: Content], _ name: String
  ) throws {
    let order = contents.keys.sorted()
    let groups = try characters(order.compactMap { contents[$0] })
    guard let first = groups.first else { return }
    let places = groups.reduce([] as [BoxOpinion]?) { known, group in
      group.row.places.flatMap { own in known.map { $0 + own } }
    }
    let free = groups.filter { !$0.isBoxed }
    let count: PlaceCount =
      free.isEmpty ? .sure : free.contains { $0.divided?.hasBroadDigit != false } ? .open : .likely
    let read = try recogniser.read(repertoire: .digits, places: places, count: count) { role in
      CellsReader.line(
        groups.map(\.row.inks), role, .digits, paper: groups.map(\.paper).min() ?? first.paper,
        dpi: first.dpi)
    }
    guard var read else {
      for (group, index) in order.enumerated()
      where groups[group].row.isStruck || groups[group].isStruck {
        parts[index].findings.append(.struck(name))
      }
      return
    }
    var texts = Self.texts(of: groups, in: read)
    if let day = try day(parts, Dictionary(uniqueKeysWithValues: zip(order, groups)), texts, read) {
      texts = order.map { day.texts[$0] }
      recogniser.take(day, for: &read)
      if day.look != day.texts {
        for index in order { parts[index].look = day.look[index] }
      }
    }
    let boxInk = Evidence.BoxInk(
      groups.filter(\.isBoxed).flatMap(\.row.inks),
      text: zip(groups, texts).filter(\.0.isBoxed).map(\.1).joined())
    let numberLook = read.numbers?.look(of: texts.joined())
    // A typewriter sets year, month and day on one line.
    let typed = Typing.isTyped(
      Self.lines(groups.map(\.boxes)), isBoxed: groups.allSatisfy(\.isBoxed))
    for (group, index) in order.enumerated() {
      parts[index].typed = typed
      parts[index].reader = read.reader
      parts[index].numberLook = numberLook
      parts[index].text = texts[group]
      // Both engines can lose the same 0 or 1 of a date in free boxes: the ink must agree, too.
      let inkAgrees = Typing.digitCount(groups[group].boxes) == texts[group].count
      let isSure = inkAgrees && !groups[group].row.isUnsure
      parts[index].agreement = isSure ? read.agreement : .disagree
      parts[index].votes = read.votes
      parts[index].allowed = read.allowed
      parts[index].certainty = read.certainty
      if groups[group].isBoxed {
        parts[index].boxInk = boxInk
        parts[index].boxes = groups[group].row.places?.map(\.characters) ?? []
      }
      if group == 0 { parts[index].opinions = read.opinions }
      let written = groups[group].row.inks.count { $0.bounds != nil }
      if groups[group].isBoxed, texts[group].count != written {
        parts[index].findings.append(
          .cellCount(name, written: written, read: texts[group].count))
      }
      if groups[group].isBoxed, CellsReader.hasGap(groups[group].row.inks) {
        parts[index].findings.append(.cellGap(name))
      }
      if groups[group].row.isStruck || groups[group].isStruck {
        parts[index].findings.append(.struck(name))
      }
      if groups[group].isPale { parts[index].findings.append(.paleInk(name)) }
    }
  }

  /// The contents with what a reader of single characters makes of them, all in one go.
  private func characters(_ contents: [Content]) throws -> [Content] {
    let pictures = contents.map { $0.divided?.pictures.compactMap { $0 } ?? [] }
    guard let opinions = try recogniser.characters(Array(pictures.joined()), repertoire: .digits)
    else { return contents }
    var start = 0
    return zip(contents, pictures).map { content, pictures in
      var content = content
      let own = Array(opinions[start..<(start + pictures.count)])
      start += pictures.count
      if content.divided != nil {
        content.opinions = own
        content.row = BoxRow(inks: content.row.inks, opinions: own)
      }
      return content
    }
  }

  /// The text of each part.
  private static func texts(of groups: [Content], in read: TextRecogniser.Result) -> [String] {
    if read.reader == .networks || read.reader == .boxed {
      // A character for each place.
      var rest = read.text[...]
      return groups.map { group in
        let own = rest.prefix(group.row.places?.count ?? 0)
        rest = rest.dropFirst(own.count)
        return String(own)
      }
    }
    let owners = groups.enumerated().flatMap { group, content in
      content.row.inks.map { _ in group }
    }
    var texts = [String](repeating: "", count: groups.count)
    for symbol in read.symbols {
      guard let cell = read.line.cell(of: symbol), owners.indices.contains(cell) else { continue }
      texts[owners[cell]] += TextCleanup.clean(symbol.text, repertoire: .digits)
    }
    return texts
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
