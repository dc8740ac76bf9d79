import Readings
import Recognition

/// Reads prepared lines with the readers that suit the repertoire and puts their opinions together.
final class TextRecogniser {
  /// Reads Japanese.
  private let japanese: any TextReader
  /// Reads Western digits; nil where its language is not installed.
  private let western: (any TextReader)?
  /// Milliseconds for one line.
  private let deadline: Int

  private let clock: StageClock

  init(
    japanese: any TextReader, western: (any TextReader)?, clock: StageClock, deadline: Int = 5_000
  ) {
    self.clock = clock
    self.japanese = japanese
    self.western = western
    self.deadline = deadline
  }

  /// What the readers make of the same content.
  struct Result {
    /// The best opinion's text with known slips undone.
    var text: String
    var symbols: [TextOpinion.Symbol]
    var agreement: Evidence.Agreement
    /// Weakest character of the best opinion.
    var certainty: Double
    var opinions: [ReaderOpinion]
    /// Whether undoing slips changed more than spaces.
    var corrected: Bool
  }

  /// - Parameters:
  ///   - line: the content as a line.
  ///   - other: the same content prepared differently, for the second reader; the same line if nil.
  func read(
    _ line: Crop, other: Crop? = nil, repertoire: Repertoire,
    arrangement: TextRequest.Arrangement = .line
  ) throws -> Result {
    var opinions: [TextOpinion] = []
    if repertoire.isNumeric, let western {
      opinions.append(try read(line, repertoire, arrangement, by: western))
      opinions.append(try read(other ?? line, repertoire, arrangement, by: japanese))
    } else {
      opinions.append(try read(line, repertoire, arrangement, by: japanese))
      if let other { opinions.append(try read(other, repertoire, arrangement, by: japanese)) }
    }
    if repertoire == .japanese, arrangement != .character, let western {
      opinions[0] = try DigitRuns.checked(opinions[0], on: line) { crop in
        try read(crop, .phone, .line, by: western)
      }
    }
    let texts = opinions.map { TextCleanup.clean($0.opinion.text, repertoire: repertoire) }
    let first = texts.first ?? ""
    let best = first.isEmpty ? texts.firstIndex { !$0.isEmpty } ?? 0 : 0
    let agreement: Evidence.Agreement =
      texts.count < 2 ? .single : texts.allSatisfy { $0 == first } ? .agree : .disagree
    let chosen = opinions[best]
    let squeezed = chosen.opinion.text.filter { !$0.isWhitespace }
    return Result(
      text: texts[best], symbols: chosen.symbols, agreement: agreement, certainty: chosen.weakest,
      opinions: opinions.map(\.opinion),
      corrected: texts[best].filter { !$0.isWhitespace } != squeezed)
  }

  private func read(
    _ line: Crop, _ repertoire: Repertoire, _ arrangement: TextRequest.Arrangement,
    by reader: any TextReader
  ) throws -> TextOpinion {
    try clock.measure(.recognise) {
      try reader.read(
        TextRequest(
          crop: line, repertoire: repertoire, arrangement: arrangement, deadline: deadline))
    }
  }
}
