import Imaging
import Readings
import Recognition
import Workflows

/// Text on a page that its form neither prints nor asks for: a line of a new edition, a note in the margin, words
/// beside an entry. What it says only a person can weigh.
struct AddedText {
  /// Places of the form where such text stands, millimetres, from the top down. Words of a stamp, and red ones, which
  /// offices put on paper, are none of it.
  let areas: [Area]
  private let policy: AddedTextPolicy

  /// Lines of a page that are read at most, the longest first.
  private static let mostLines = 12
  /// Letters that it has at least.
  private static let letters = 2
  /// Share of a line's area that is red where it is written in red.
  private static let red = 0.03
  /// Millimetres around the words of a stamp in which other words are its own, and how long those may be.
  private static let stamp = (reach: 15.0, longest: 30.0)
  /// Millimetres from a field within which text may speak of it.
  private static let beside = 4.0

  init(
    _ sight: PageSight, workflow: Workflow, formPage: Int, in views: PageOnForm,
    by reader: LineTranscriber, clock: StageClock
  ) throws {
    policy = workflow.form.addedText ?? .waits
    let fields = workflow.fields.filter { $0.page == formPage }
    let lines = sight.addedText(outside: fields.flatMap(\.allBoxes).map { Area($0) })
      .sorted { $0.area.width > $1.area.width }.prefix(Self.mostLines)
    var read: [(line: AddedLine, text: String)] = []
    for line in lines {
      guard let text = try Self.text(in: Box(line.area), views, reader, clock) else { continue }
      read.append((line, text))
    }
    let stamps = read.filter { line, text in
      line.isFramed || StampWords.isWord(text) || (views.redShare(Box(line.area)) ?? 0) > Self.red
    }.map(\.line.area)
    areas = read.filter { line, text in
      !Self.isDayOfOffice(text, at: line.area, among: fields)
    }.map(\.line.area).filter { area in
      let near = Box(area.expanded(by: Self.stamp.reach))
      return area.width > Self.stamp.longest && !stamps.contains(area)
        || !stamps.contains { near.overlaps(Box($0)) }
    }.sorted { ($0.y, $0.x) < ($1.y, $1.x) }
  }

  /// Whether a line is a day that somebody stamped; one that stands close to a field may correct it.
  static func isDayOfOffice(_ text: String, at area: Area, among fields: [Field]) -> Bool {
    StampWords.isDay(text) && !fields.contains { isBeside($0, area) }
  }

  private static func isBeside(_ field: Field, _ area: Area) -> Bool {
    let near = Box(area.expanded(by: beside))
    return field.allBoxes.contains { near.overlaps($0) }
  }

  /// What a line says; nil where it is no text.
  private static func text(
    in box: Box, _ views: PageOnForm, _ reader: LineTranscriber, _ clock: StageClock
  ) throws -> String? {
    guard let view = views.view(box, margin: 1), let crop = Handwork(view).cleaned,
      let symbols = try clock.measure(
        .recognise, { try reader.look(at: crop, height: crop.height, margin: 0) })?.opinion.symbols,
      ReadLine.mean(symbols.map(\.confidence)) >= reader.least
    else { return nil }
    let text = symbols.map(\.text).joined()
    return text.count(where: { $0.isLetter || $0.isNumber }) >= letters ? text : nil
  }

  /// Puts a doubt on every field beside which it stands.
  func support(_ read: inout [(field: Field, outcome: FieldOutcome)]) {
    guard policy == .waits else { return }
    for index in read.indices {
      let near = areas.contains { Self.isBeside(read[index].field, $0) }
      if near { read[index].outcome.doubt(.writtenBeside(read[index].field.name)) }
    }
  }

  /// What a person must know of it; nil where there is none. `index` is the page of the document, 1 for the first.
  func finding(_ index: Int, on sight: PageSight) -> Finding? {
    guard !areas.isEmpty else { return nil }
    return .addedText(
      index, severity: policy == .noted ? .note : .doubt, sight.places(areas, index: index))
  }
}

/// What offices stamp on the paper that comes in.
enum StampWords {
  private static let words: Set<String> = [
    "収受", "受付", "受付印", "受領", "受理", "領収", "領収済", "収納", "収納済", "処理済", "確認済", "済",
  ]

  static func isWord(_ text: String) -> Bool {
    words.contains(text.filter { $0.isLetter || $0.isNumber })
  }

  /// A day as stamps have it, 令8.4.1 or 2026.-4.-1.
  static func isDay(_ text: String) -> Bool {
    let bare = text.filter { !$0.isWhitespace }
    let numbers = bare.split { !$0.isNumber }
    let rest = bare.filter { !$0.isNumber && !".,．・-'’年月日".contains($0) }
    return numbers.count == 3 && numbers.allSatisfy { $0.count <= 4 }
      && ["", "令", "令和", "平", "平成", "R", "H"].contains(rest)
  }
}

extension Finding {
  static func addedText(_ page: Int, severity: Severity, _ places: [FindingPlace]) -> Finding {
    Finding(
      code: "page.addedText", severity: severity,
      japanese: "\(page)ページ目の欄の外に、様式にない文字があります（\(places.words)）。"
        + "書き込みか、新しい版の印字でないか、画像で確かめてください。",
      english:
        "Page \(page) has text outside of its fields that the form does not print:"
        + " \(places.millimetres) (mm from the top left). Check the image: a note, or a"
        + " new edition.", places: places)
  }

  static func writtenBeside(_ field: String) -> Finding {
    Finding(
      code: "field.writtenBeside", fields: [field],
      japanese: "「\(field)」のすぐ外に、様式にない文字があります。訂正や続きでないか、画像で確かめてください。",
      english:
        "Text that the form does not print stands close to '\(field)'. Check the image: it may correct"
        + " the entry or go on with it.")
  }
}
