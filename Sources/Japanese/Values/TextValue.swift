/// A value of a field: a text that has been understood, in one canonical form.
///
/// Parsing the canonical form gives an equal value. Encoded as its canonical form; decoding a text
/// that is no value fails.
public protocol TextValue: Hashable, Sendable, Codable, CustomStringConvertible {
  /// Understands a text as people write it. Throws what is wrong, in words that never quote it;
  /// the code begins with the kind of the value, and ends in `.empty` where nothing is written.
  init(parsing text: String) throws(ValueIssue)

  /// What is stored, compared and posted.
  var canonical: String { get }

  /// What people read on a screen.
  var display: String { get }

  /// The characters that a reader may expect on paper for this kind, before normalisation;
  /// nil where any may occur.
  static var repertoire: String? { get }
}

extension TextValue {
  public var display: String { canonical }
  public var description: String { display }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do throws(ValueIssue) {
      self = try Self(parsing: text)
    } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: error.code)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(canonical)
  }
}

extension ValueIssue {
  static func empty(_ kind: String, _ japanese: String, _ english: String) -> ValueIssue {
    ValueIssue(
      code: "\(kind).empty", japanese: "\(japanese)が書かれていません。",
      english: "\(english) is missing.")
  }

  static func characters(_ kind: String, _ japanese: String, _ english: String) -> ValueIssue {
    ValueIssue(
      code: "\(kind).characters", japanese: "\(japanese)に使えない文字があります。原本を確かめてください。",
      english: "\(english) has characters that cannot be in it. Check the original.")
  }
}

/// Digits out of a text as people write them.
enum DigitText {
  /// ASCII digits of either width; spaces and the separators given are dropped. nil where
  /// anything else occurs.
  static func digits(
    _ text: String, dropping separators: Set<Unicode.Scalar> = []
  ) -> [Int]? {
    var digits: [Int] = []
    for scalar in TextFolding.halfwidthASCII(text).unicodeScalars {
      if scalar.isASCIIDigit {
        digits.append(Int(scalar.value) - 48)
      } else if !scalar.isBlank && !separators.contains(scalar) {
        return nil
      }
    }
    return digits
  }

  /// Everything that is drawn as a hyphen between digits.
  static let hyphens: Set<Unicode.Scalar> = [
    "-", "ー", "‐", "‑", "‒", "–", "—", "―", "−", "－", "ｰ", "─", "━", "﹣", "一",
  ]
}

extension [Int] {
  var asText: String { map(String.init).joined() }
}
