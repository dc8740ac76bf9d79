import Imaging
import Judging
import Readings
import Recognition
import TestKit
import Testing
import Workflows

@testable import FormReading

/// Reads boxes as it is told, whatever stands in them.
private final class Oracle: BoxReader {
  let name = "oracle"
  let opinions: [BoxOpinion]

  init(_ opinions: [BoxOpinion]) { self.opinions = opinions }

  func knows(_ repertoire: Repertoire) -> Bool { true }

  func read(_ boxes: [BoxPicture], repertoire: Repertoire) throws -> [BoxOpinion] {
    Array(opinions.prefix(boxes.count))
  }
}

/// A reader of lines to whom nothing makes sense.
private final class Blind: TextReader {
  let name = "blind"

  func read(_ request: TextRequest) throws -> TextOpinion {
    TextOpinion(opinion: ReaderOpinion(name: name, text: "", confidence: 0))
  }
}

/// Holds every value for sure that broke no check.
private struct Sure: Judge {
  let name = "sure"

  func judge(_ evidence: Evidence) -> Judgement {
    Judgement(probability: 1, errorBound: evidence.structure == .broken ? 1 : 0, score: 9)
  }
}

/// A row of boxes of 6 mm with a stroke of ink in the first of them.
private struct Row: FieldViews {
  let written: Int

  func view(_ box: Workflows.Box, margin: Double) -> FieldView? {
    func px(_ millimetres: Double) -> Int { Int((millimetres * 300 / 25.4).rounded()) }
    let blank = Crop(
      width: px(box.width + 2 * margin), height: px(box.height + 2 * margin), tone: 240, dpi: 300)
    var page = blank
    for index in 0..<written {
      let left = px(margin + Double(index) * 6 + 2)
      for y in px(margin + 2)..<px(margin + 5.5) {
        for x in left..<(left + 22) { page[x, y] = 30 }
      }
    }
    return FieldView(page: page, blank: blank, margin: margin)
  }

  func corners(_ box: Workflows.Box) -> [Double] { [] }
  func redShare(_ box: Workflows.Box) -> Double? { nil }
  func hiding(_ box: Workflows.Box, kind: PlaceKind) -> Hiding? { nil }
}

@Suite("What a site learned of letters and names")
struct SiteTextsTests {
  private typealias Read = (field: Field, outcome: FieldOutcome)

  private let lesson = SiteCalibration(
    number: 3, reader: "r", shifts: [:],
    letters: ["katakana": LetterLesson(offsets: ["ソ": 2], cases: 100)])

  private func box(_ letters: (String, Double)...) -> BoxOpinion {
    BoxOpinion(
      characters: letters.map { Candidate(text: $0.0, confidence: $0.1) }, nothing: 0,
      struck: 1 - letters.reduce(0) { $0 + $1.1 })
  }

  private var doubtful: [BoxOpinion] { [box(("ラ", 0.99)), box(("ン", 0.6), ("ソ", 0.39))] }

  /// A row of boxes read with a lesson, or without one.
  private func reading(
    _ opinions: [BoxOpinion], _ lesson: SiteCalibration?, type: FieldType = .kana,
    source: FieldSource? = nil, row: Int? = nil, proven kinds: [String] = []
  ) throws -> FieldReading {
    let cells = Cells(
      first: Box(x: 0, y: 0, width: 6, height: 7), pitch: 6, count: opinions.count)
    var workflow = DrawnForm.workflow("a")
    workflow.fields = [Field(name: "カナ", type: type, source: source ?? .cells(cells))]
    let counts = SiteCounts(
      reader: "r",
      pools: Dictionary(uniqueKeysWithValues: kinds.map { ($0, [SiteTally(seen: 5_000)]) }))
    let reader = PageFieldReader(
      fields: FieldReader(
        boxes: Oracle(opinions), japanese: Blind(), western: nil, clock: StageClock(now: { 0 })),
      lexicons: Lexicons(), judge: Sure(), site: SiteRecord(counts, reader: "r"),
      lesson: lesson.flatMap { SiteTexts($0, names: nil) })
    return try #require(
      try reader.read(workflow, formPage: 1, index: 1, in: Row(written: row ?? opinions.count))
        .fields.first)
  }

  @Test("the digits of a date in boxes are kept to learn from, and read as was learned")
  func dates() throws {
    let pair = DatePart.cells(
      Cells(first: Box(x: 0, y: 0, width: 6, height: 7), pitch: 6, count: 2))
    let digits = [
      box(("0", 0.99)), box(("6", 0.99)), box(("0", 0.99)), box(("1", 0.6), ("7", 0.39)),
      box(("1", 0.99)), box(("4", 0.99)),
    ]
    func date(_ lesson: SiteCalibration?) throws -> FieldReading {
      try reading(
        digits, lesson, type: .date,
        source: .dateParts(era: .fixed("令和"), year: pair, month: pair, day: pair), row: 2)
    }
    let shipped = try date(nil)
    #expect(shipped.value == "2024-01-14")
    #expect(shipped.boxes?.map { $0.first?.text ?? "" } == ["0", "6", "0", "1", "1", "4"])
    let sevens = SiteCalibration(
      number: 3, reader: "r", shifts: [:],
      letters: ["digits": LetterLesson(offsets: ["7": 2], cases: 100)])
    let learned = try date(sevens)
    #expect(learned.value == "2024-07-14" && learned.evidence?.learned == true)
    // A part that stands in no box leaves none to learn from.
    let free = try reading(
      digits, nil, type: .date,
      source: .dateParts(era: .fixed("令和"), year: .fixed("6"), month: pair, day: pair), row: 2)
    #expect(free.boxes == nil)
  }

  @Test("a letter is read as the site's people read it, says so, and waits for a person")
  func changed() throws {
    let shipped = try reading(doubtful, nil)
    #expect(shipped.value == "ラン" && shipped.accepted && shipped.evidence?.learned == nil)
    let learned = try reading(doubtful, lesson)
    #expect(learned.value == "ラソ" && learned.evidence?.learned == true)
    #expect(!learned.accepted && learned.standing == .unproven)
    #expect(learned.findings.map(\.code).contains("judge.unproven"))
    let words = try #require(learned.findings.first { $0.code == "site.learned" })
    #expect(words.severity == .note && words.japanese.contains("「ラン」ではなく「ラソ」"))
    #expect(words.japanese.contains("site-3"))
    // What is kept for learning is what the reader as shipped saw.
    #expect(learned.boxes == shipped.boxes && shipped.boxes?.last?.first?.text == "ン")
  }

  @Test("a reading that cannot be spoken waits, whether it was learned or not")
  func unspoken() throws {
    let odd = [box(("ン", 0.6), ("ソ", 0.39)), box(("ョ", 0.99))]
    for (lesson, value) in [(nil, "ンョ"), (lesson, "ソョ")] {
      let reading = try reading(odd, lesson)
      #expect(reading.value == value && !reading.accepted)
      #expect(reading.findings.contains { $0.code == "kana.order" && $0.severity == .doubt })
    }
    #expect(try reading(doubtful, nil).findings.allSatisfy { $0.code != "kana.order" })
  }

  @Test("only the site's own count of such values lets them go on")
  func proven() throws {
    let plain = try reading(doubtful, lesson, proven: ["boxed/kana"])
    #expect(!plain.accepted && plain.standing == .unproven)
    let own = try reading(doubtful, lesson, proven: ["boxed/kana/learned"])
    #expect(own.accepted && own.standing == .proven)
  }

  @Test("what the lesson makes no other value is read, judged and counted as shipped")
  func unchanged() throws {
    for opinions in [
      [box(("ン", 0.95), ("ソ", 0.04)), box(("ラ", 0.99))], [box(("ア", 0.9), ("マ", 0.05))],
    ] {
      #expect(try reading(opinions, lesson) == reading(opinions, nil))
    }
  }

  @Test("of 個人番号 nothing is kept, and nothing learned changes it")
  func protected() throws {
    let digits = SiteCalibration(
      number: 1, reader: "r", shifts: [:],
      letters: ["digits": LetterLesson(offsets: ["1": 5], cases: 100)])
    // With a 1 at its head its check digit would be right.
    let opinions = [box(("7", 0.6), ("1", 0.3))] + "23456789018".map { box((String($0), 0.99)) }
    let number = try reading(opinions, digits, type: .myNumber)
    #expect(number.boxes == nil && number.raw == "723456789018" && number.value != "123456789018")
    #expect(try number == reading(opinions, nil, type: .myNumber))
    #expect(try reading(opinions, digits, type: .digits).value == "123456789018")
  }

  /// Boxes of a site's people, who write ソ like ン.
  private func hand(_ random: inout SplitMix64) -> (truth: String, opinion: BoxOpinion) {
    let truth = ["ソ", "ン", "ラ", "マ"].randomElement(using: &random) ?? "ラ"
    let doubt = Double.random(in: 0.05...0.45, using: &random)
    switch truth {
    case "ソ": return (truth, box(("ン", 0.95 - doubt), ("ソ", doubt)))
    case "ン": return (truth, box(("ン", 0.99), ("ソ", 0.001)))
    default: return (truth, box((truth, 0.98), ("ン", 0.01)))
    }
  }

  @Test("a systematic confusion is read better once it is learned, and as before once it is not")
  func site() throws {
    var random = SplitMix64(seed: 11)
    func rows(_ count: Int) -> [[(truth: String, opinion: BoxOpinion)]] {
      (0..<count).map { _ in (0..<4).map { _ in hand(&random) } }
    }
    var answered: [LetterLearner.Box] = []
    for (index, row) in rows(150).enumerated() {
      let boxes = try #require(try reading(row.map(\.opinion), nil).boxes)
      answered += zip(boxes, row).map {
        LetterLearner.Box(candidates: $0, truth: $1.truth, case: index)
      }
    }
    let learned = SiteCalibration(
      number: 1, reader: "r", shifts: [:], letters: LetterLearner.learn(answered).lessons)
    #expect(learned.isSound)
    let others = rows(60)
    func right(_ lesson: SiteCalibration?) throws -> Int {
      try others.count { row in
        try reading(row.map(\.opinion), lesson).value == row.map(\.truth).joined()
      }
    }
    let (shipped, after, reverted) = (try right(nil), try right(learned), try right(nil))
    #expect(after > 55 && shipped < 30 && reverted == shipped, "\(shipped) \(after)")
  }

  // MARK: Names

  private let known = KnownName(isFamily: true, name: "勅使河原", reading: "テシガワラ", persons: 20)

  private func supported(_ name: [ReadLetter], _ kana: [ReadLetter], _ names: [KnownName]) throws
    -> [FieldOutcome]
  {
    let place = FieldSource.box(Box(x: 0, y: 0, width: 10, height: 10))
    func outcome(_ letters: [ReadLetter], _ subject: Evidence.Subject) -> FieldOutcome {
      let text = String(letters.map(\.text))
      return FieldOutcome(
        raw: text, value: text, evidence: Evidence(subject: subject, certainty: 0.9),
        letters: letters)
    }
    let plain: [Read] = [
      (Field(name: "フリガナ", type: .kana, source: place), outcome(kana, .kana)),
      (
        Field(name: "氏名", type: .name, source: place, agreesWith: "フリガナ"),
        outcome(name, .japanese)
      ),
    ]
    let lexicons = Lexicons(names: try DrawnNameTable().written { try NameTable(path: $0) })
    var read = plain
    lexicons.support(&read)
    let site = SiteCalibration(number: 4, reader: "r", shifts: [:], names: names)
    try SiteTexts(site, names: lexicons.names)?.change(
      &read, readAs: plain,
      by: FieldReader(japanese: Blind(), western: nil, clock: StageClock(now: { 0 })), lexicons,
      in: Row(written: 0))
    return read.map(\.outcome)
  }

  private func letters(_ text: String, _ doubts: [Int: (String, Double)] = [:]) -> [ReadLetter] {
    text.enumerated().map { place, letter in
      doubts[place].map {
        ReadLetter(letter, confidence: 0.6, others: [Candidate(text: $0.0, confidence: $0.1)])
      } ?? ReadLetter(letter, confidence: 0.999)
    }
  }

  @Test("a name that many of a site have settles what its reading leaves open")
  func names() throws {
    let name = letters("勅使河原　聡")
    let kana = letters("テツガワラ　サトシ", [1: ("シ", 0.3)])
    let shipped = try supported(name, kana, [])
    #expect(shipped[0].value == "テツガワラ　サトシ" && shipped[0].evidence.learned == nil)
    let learned = try supported(name, kana, [known])
    #expect(learned[0].value == "テシガワラ　サトシ" && learned[0].evidence.learned == true)
    #expect(learned[0].raw == "テツガワラ　サトシ")
    #expect(learned[0].findings.map(\.code).contains("site.learned"))
    #expect(learned[1].value == "勅使河原　聡" && learned[1].evidence.learned == nil)
    #expect(learned[1].evidence == shipped[1].evidence)
  }

  @Test("other names are read, judged and counted as shipped")
  func otherNames() throws {
    for (name, kana) in [("上野　翔太", "ウェノ　ショウタ"), ("鷲尾　蒼空", "ワシオ　ソラ"), ("勅使河原　聡", "テシガワラ　サトシ")] {
      let shipped = try supported(letters(name), letters(kana), [])
      let learned = try supported(letters(name), letters(kana), [known])
      #expect(learned.map(\.value) == shipped.map(\.value))
      #expect(learned.map(\.evidence) == shipped.map(\.evidence))
      #expect(learned.map(\.findings) == shipped.map(\.findings))
    }
  }

  @Test("names that the table has anyhow make no other table")
  func same() throws {
    let table = try DrawnNameTable().written { try NameTable(path: $0) }
    let has = KnownName(isFamily: true, name: "太田", reading: "オオタ", persons: 30)
    #expect(table.knowing([has]) == nil && table.knowing([]) == nil)
    #expect(table.knowing([has, known])?.label == table.label + "*site")
    let lesson = SiteCalibration(number: 1, reader: "r", shifts: [:], names: [has])
    let texts = SiteTexts(lesson, names: table)
    #expect(texts?.name == nil)
  }
}
