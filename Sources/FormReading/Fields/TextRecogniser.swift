import Japanese
import Readings
import Recognition

/// Whom a line is prepared for.
enum LineRole {
  /// The engine that reads first, and alone where nothing else is said.
  case first
  /// Another engine, for which cells are set closer.
  case second
  /// The network.
  case network
}

/// How surely a line has as many characters as there are places.
enum PlaceCount {
  /// Each stands in a box.
  case sure
  /// They seem to be apart: if a line network reads another number, it is believed.
  case likely
  /// Two may be one: places are another opinion, and no more.
  case open
}

/// Reads prepared lines with the readers that suit the repertoire and puts their opinions together.
///
/// The line network's text counts where it read one; Tesseract is the second opinion. Where characters
/// stand in boxes of their own, the text counts that the line network and the reader of single
/// characters together make likeliest. Without a network Tesseract's engines for Japanese and for
/// Western digits check each other.
final class TextRecogniser {
  /// Reads lines of any repertoire; nil where its model is missing.
  private let network: (any TextReader)?
  /// Reads single characters in boxes; nil where its model is missing.
  let boxes: (any BoxReader)?
  /// Reads single letters of a line; nil where its model is missing.
  private let singles: (any LetterReader)?
  /// Reads numbers as lines of digits; nil where its model is missing.
  let numbers: (any NumberReader)?
  /// Reads Japanese.
  private let japanese: any TextReader
  /// Reads Western digits; nil where its language is not installed.
  private let western: (any TextReader)?
  /// Milliseconds for one line.
  private let deadline: Int
  /// What the site has learned of letters in boxes; empty reads them as shipped.
  private var letters: [String: LetterLesson] = [:]

  let clock: StageClock

  /// The readers that had a say in what stands in boxes, for provenance.
  func jointName(_ result: Result) -> String {
    Self.joined([network?.name, boxes?.name, result.numbers == nil ? nil : numbers?.name])
  }
  /// Those that have a say in a number that nobody could divide into digits.
  var freeName: String { Self.joined([network?.name, numbers?.name]) }

  private static func joined(_ names: [String?]) -> String {
    names.compactMap(\.self).joined(separator: "*")
  }

  /// Whether the model for handwriting is there.
  var hasNetwork: Bool { network != nil }
  /// Whether the model for characters in boxes is there.
  var hasBoxes: Bool { boxes != nil }

  /// Whether the model for single letters is there.
  var hasSingles: Bool { singles != nil }
  /// Whether the model for numbers is there.
  var hasNumbers: Bool { numbers != nil }

  init(
    network: (any TextReader)?, boxes: (any BoxReader)? = nil, singles: (any LetterReader)? = nil,
    numbers: (any NumberReader)? = nil, japanese: any TextReader, western: (any TextReader)?,
    clock: StageClock, deadline: Int = 5_000
  ) {
    self.network = network
    self.boxes = boxes
    self.singles = singles
    self.numbers = numbers
    self.japanese = japanese
    self.western = western
    self.clock = clock
    self.deadline = deadline
  }

  /// The same with what a site has learned of letters in boxes.
  func learned(_ letters: [String: LetterLesson]) -> TextRecogniser {
    let other = TextRecogniser(
      network: network, boxes: boxes, singles: singles, numbers: numbers, japanese: japanese,
      western: western, clock: clock, deadline: deadline)
    other.letters = letters
    return other
  }

  /// What the readers make of the same content.
  struct Result {
    /// The best opinion's text with known slips undone.
    var text: String
    var symbols: [TextOpinion.Symbol]
    /// The line that `symbols` stand on.
    var line: LineComposer.Line
    var agreement: Evidence.Agreement
    /// Of the best opinion: the weakest character, and for the network no more than the whole text.
    var certainty: Double
    var opinions: [ReaderOpinion]
    /// Whether undoing slips changed more than spaces.
    var corrected: Bool
    /// Whose text it is.
    var reader: Evidence.Reader = .tesseract
    var votes = Evidence.Votes.none
    /// How its wording weighed; nil where nothing was known of it.
    var wording: Evidence.Wording?
    /// See `Evidence.allowed`.
    var allowed: Double?
    /// See `TextOpinion.sign`.
    var sign = 0.0
    /// The text that looks likeliest, where wording made it another; nil where it did not.
    var look: String?
    /// What each reader reads of its own.
    var voices: [String] = []
    /// What the line network sees of digits; nil where no number was asked for.
    var digits: DigitSteps?
    /// What the reader of numbers sees; nil where none was asked.
    var numbers: DigitSteps?
  }

  /// What stands in boxes, one by one; nil where no reader knows such characters.
  func characters(_ pictures: [BoxPicture], repertoire: Repertoire) throws -> [BoxOpinion]? {
    guard let boxes, boxes.knows(repertoire), !pictures.isEmpty else { return nil }
    var opinions = try clock.measure(.recognise) {
      try boxes.read(pictures, repertoire: repertoire)
    }
    for index in opinions.indices where !letters.isEmpty {
      opinions[index].characters = letters.applied(to: opinions[index].characters)
    }
    return opinions
  }

  /// Looks at the letters of a line one by one; nil where no reader knows them.
  var letterLook: LetterLook? { singles.map { LetterLook(reader: $0, clock: clock) } }

  /// - Parameters:
  ///   - places: what a reader of single characters makes of each character of the line.
  ///   - count: how surely there are as many characters as places.
  ///   - choices: the only texts that the field may hold; empty where it may hold any.
  ///   - line: the content prepared for a role; nil where nothing is written.
  /// - Returns: nil where nothing is written.
  func read(
    repertoire: Repertoire, arrangement: TextRequest.Arrangement = .line,
    places: [BoxOpinion]? = nil, count: PlaceCount = .sure, choices: [String] = [],
    line: (LineRole) -> LineComposer.Line?
  ) throws -> Result? {
    var opinions: [(TextOpinion, LineComposer.Line)] = []
    if let network, let crop = line(.network) {
      opinions.append(
        (
          try read(
            crop, repertoire, arrangement, by: network,
            places: places?.map(\.characters) ?? [], choices: choices), crop
        ))
    }
    let hasLine = !opinions.isEmpty
    opinions += try tesseract(repertoire, arrangement, line)
    guard let first = opinions.first else { return nil }
    let texts = opinions.map { TextCleanup.clean($0.0.opinion.text, repertoire: repertoire) }
    let best = texts.firstIndex { !$0.isEmpty } ?? 0
    let (chosen, own) = best == 0 ? first : opinions[best]
    let squeezed = chosen.opinion.text.filter { !$0.isWhitespace }
    let isNetwork = hasLine && best == 0
    var result = Result(
      text: texts[best], symbols: chosen.symbols, line: own, agreement: .single,
      certainty: isNetwork ? min(chosen.weakest, chosen.opinion.confidence) : chosen.weakest,
      opinions: opinions.map(\.0.opinion),
      corrected: texts[best].filter { !$0.isWhitespace } != squeezed,
      reader: isNetwork ? .network : .tesseract)
    if hasLine { result.allowed = first.0.allowed }
    result.sign = first.0.sign
    if hasLine { result.digits = first.0.digits }
    result.voices = texts
    let number = try hasLine ? number(repertoire, first.1, &result) : nil
    if let boxes, let places, !places.isEmpty {
      let single = Self.opinion(of: places, name: boxes.name)
      result.voices.append(single.text)
      result.opinions.insert(single, at: network == nil ? 0 : 1)
      if network == nil || count == .sure || count == .likely && texts[0].count == places.count {
        weigh(&result, single, first.0.joint)
      }
    } else if isNetwork, let number {
      take(number, beside: first.0, for: &result, repertoire)
    } else if isNetwork, let worded = chosen.worded {
      take(worded, for: &result, repertoire)
    }
    result.count(repertoire)
    return result
  }

  /// The opinion of the reader of numbers, which has a voice; nil where it was not asked.
  private func number(
    _ repertoire: Repertoire, _ line: LineComposer.Line, _ result: inout Result
  ) throws -> NumberOpinion? {
    guard let numbers, repertoire.isNumeric,
      let opinion = try number(on: line.crop)
    else { return nil }
    result.numbers = opinion.steps
    result.voices.append(opinion.text)
    result.opinions.append(
      ReaderOpinion(
        name: numbers.name, text: opinion.text, confidence: opinion.confidence,
        alternatives: Array(opinion.numbers.dropFirst())))
    return opinion
  }

  /// Takes the text that look and wording together make likeliest.
  private func take(
    _ worded: TextOpinion.Worded, for result: inout Result, _ repertoire: Repertoire
  ) {
    let text = TextCleanup.clean(worded.opinion.text, repertoire: repertoire)
    guard !text.isEmpty else { return }
    func bare(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    let isSwayed = bare(text) != bare(result.text)
    result.look = isSwayed ? result.text : nil
    result.wording = Evidence.Wording(
      swayed: isSwayed, look: worded.look, rarest: worded.rarest)
    result.text = text
    result.symbols = worded.symbols
    result.certainty = worded.opinion.confidence
    result.corrected = bare(text) != bare(worded.opinion.text)
    let unread = result.unreadInk
    result.wording?.unread = unread
    result.opinions.insert(worded.opinion, at: 0)
  }

  /// Takes the text of boxes: as all networks together read it, or as they were read one by one.
  private func weigh(
    _ result: inout Result, _ single: ReaderOpinion, _ joint: TextOpinion.Joint?
  ) {
    result.corrected = false
    guard var joint, network != nil, boxes != nil else {
      result.text = single.text
      result.certainty = single.confidence
      result.reader = .boxed
      return
    }
    joint = result.numbers?.joined(joint) ?? joint
    result.text = joint.text
    result.certainty = joint.confidence
    result.reader = .networks
    result.opinions.insert(
      ReaderOpinion(
        name: jointName(result), text: joint.text, confidence: joint.confidence,
        alternatives: joint.alternatives), at: 0)
  }

  /// The row as one text.
  private static func opinion(of places: [BoxOpinion], name: String) -> ReaderOpinion {
    ReaderOpinion(
      name: name, text: places.map { $0.characters.first?.text ?? "" }.joined(),
      confidence: places.reduce(1) { $0 * ($1.characters.first?.confidence ?? 0) })
  }

  private func tesseract(
    _ repertoire: Repertoire, _ arrangement: TextRequest.Arrangement,
    _ line: (LineRole) -> LineComposer.Line?
  ) throws -> [(TextOpinion, LineComposer.Line)] {
    guard let first = line(.first) else { return [] }
    if repertoire.isNumeric, let western {
      let digits = (try read(first, repertoire, arrangement, by: western), first)
      guard network == nil, let second = line(.second) else { return [digits] }
      return [digits, (try read(second, repertoire, arrangement, by: japanese), second)]
    }
    var opinion = try read(first, repertoire, arrangement, by: japanese)
    if repertoire == .japanese, arrangement != .character, let western {
      opinion = try DigitRuns.checked(opinion, on: first.crop) { crop in
        try read(LineComposer.Line(crop: crop), .phone, .line, by: western)
      }
    }
    return [(opinion, first)]
  }

  private func read(
    _ line: LineComposer.Line, _ repertoire: Repertoire, _ arrangement: TextRequest.Arrangement,
    by reader: any TextReader, places: [[Candidate]] = [], choices: [String] = []
  ) throws -> TextOpinion {
    try clock.measure(.recognise) {
      try reader.read(
        TextRequest(
          crop: line.crop, repertoire: repertoire, arrangement: arrangement, deadline: deadline,
          places: places, choices: choices))
    }
  }
}

extension TextRecogniser.Result {
  /// Counts how many of the readers read the text that counts.
  mutating func count(_ repertoire: Repertoire) {
    func compared(_ text: String) -> String {
      let bare = text.filter { !$0.isWhitespace && $0 != "・" }
      switch repertoire {
      case .kana: return TextFolding.katakana(bare)
      // Hyphens may be written or not, and so may commas and 円.
      case .phone: return bare.filter(\.isNumber)
      case .amount: return bare.filter { $0.isNumber || "-.".contains($0) }
      default: return bare
      }
    }
    let wanted = compared(text)
    let agreeing = voices.count { compared($0) == wanted }
    votes = Evidence.Votes(agreeing: agreeing, asked: voices.count)
    agreement = voices.count < 2 ? .single : agreeing == voices.count ? .agree : .disagree
  }
}
