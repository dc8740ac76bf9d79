import Foundation
import Readings
import Recognition

/// Finds the day that the line recogniser and the readers of single characters and of numbers together make
/// likeliest.
///
/// Year, month and day are one day of the calendar, and each is a number of few digits, which may touch or
/// be in pieces: all ways to divide them are tried, and the probabilities of the readers multiplied as by
/// `JointDecoder`. What is no day competes with the days; where it is much likelier, somebody wrote no day.
struct DateDecoder {
  /// A number of the date.
  enum Number {
    /// Printed on the form.
    case fixed(String)
    /// What a reader of single characters makes of it, divided into digits in one way or another; the way
    /// that its pieces show first.
    case written([Division])
  }

  struct Division {
    var places: [BoxOpinion]
    /// Natural logarithm of how likely it is to be divided so before it is read.
    var prior: Double
  }

  struct Verdict: Hashable {
    /// Of year, month and day.
    var texts: [String]
    /// Among all numbers that may stand there, 0 to 1.
    var probability: Double
    /// What is likeliest without the calendar.
    var look: [String]
  }

  /// Digits of a place, and numbers of a part, that are tried.
  private static let most = (digits: 5, numbers: 14)
  /// By how much likelier something must be than every day, before it is no day that was written.
  private static let noDay = 30.0

  let numbers: [Number]
  let line: DigitSteps
  /// What the reader of numbers sees of the line; nil where there is none.
  var digits: DigitSteps?

  /// How much the line counts beside the single characters: it knows better than they how many there are,
  /// and less well which.
  private var lineShare: Double {
    let isOpen = numbers.contains { number in
      guard case .written(let divisions) = number else { return false }
      return Set(divisions.map(\.places.count)).count > 1
    }
    return (isOpen ? 2 : 1) / JointDecoder.exponent
  }

  /// - Parameter isDay: whether the texts are a day.
  /// - Returns: nil where no number can be read.
  func decode(_ isDay: ([String]) -> Bool) -> Verdict? {
    let parts = numbers.map(Self.candidates)
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    var found: [(texts: [String], score: Double)] = []
    for year in parts[0] {
      for month in parts[1] {
        for day in parts[2] {
          let all = [year, month, day]
          let seen = all.flatMap(\.digits)
          found.append(
            (
              all.map(\.text),
              line.logarithm(of: seen) * lineShare + (digits?.logarithm(of: seen) ?? 0)
                + all.reduce(0) { $0 + $1.score }
            ))
        }
      }
    }
    found.sort { $0.score > $1.score }
    guard let look = found.first, look.score.isFinite else { return nil }
    let sum = found.reduce(0) { $0 + exp($1.score - look.score) }
    let day = found.first { isDay($0.texts) }
    let chosen = day.flatMap { look.score - $0.score <= log(Self.noDay) ? $0 : nil } ?? look
    return Verdict(
      texts: chosen.texts, probability: exp(chosen.score - look.score) / sum, look: look.texts)
  }

  private struct Candidate {
    var text: String
    /// Empty where it is printed and stands in no line.
    var digits: [Int]
    var score: Double
  }

  private static func candidates(_ number: Number) -> [Candidate] {
    guard case .written(let divisions) = number else {
      guard case .fixed(let text) = number else { return [] }
      return [Candidate(text: text, digits: [], score: 0)]
    }
    var best: [String: Candidate] = [:]
    for division in divisions {
      var numbers = [Candidate(text: "", digits: [], score: division.prior)]
      for place in division.places {
        let likely = place.characters.prefix(most.digits)
        numbers = numbers.flatMap { number in
          likely.compactMap { one -> Candidate? in
            guard let digit = Int(one.text) else { return nil }
            return Candidate(
              text: number.text + one.text, digits: number.digits + [digit],
              score: number.score + log(max(one.confidence, JointDecoder.least)))
          }
        }
        numbers.sort { $0.score > $1.score }
        numbers.removeLast(max(0, numbers.count - most.numbers))
      }
      for number in numbers where number.score > best[number.text]?.score ?? -.infinity {
        best[number.text] = number
      }
    }
    return Array(
      best.values.sorted { ($0.score, $1.text) > ($1.score, $0.text) }.prefix(most.numbers))
  }
}
