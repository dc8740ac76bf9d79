/// The characters that a field may hold, as far as its type decides it.
public enum Repertoire: String, Codable, Hashable, Sendable, CaseIterable {
  /// 0 to 9 and nothing else.
  case digits
  /// Digits with the marks of amounts: comma, yen, minus, 円.
  case amount
  /// Digits with hyphens and parentheses.
  case phone
  /// Katakana and hiragana, long mark, middle dot, space.
  case kana
  /// Anything that is printed or written in Japanese.
  case japanese
  /// Digits with the characters of a written date.
  case date

  /// Whether the field is made of digits at heart, so that an engine for Western digits can read it.
  public var isNumeric: Bool {
    switch self {
    case .digits, .amount, .phone: true
    case .kana, .japanese, .date: false
    }
  }

  /// Whether the character can stand in such a field after folding to half-width digits.
  public func contains(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch self {
    case .digits: return ("0"..."9").contains(scalar)
    case .amount: return ("0"..."9").contains(scalar) || ",-.¥円".contains(character)
    case .phone: return ("0"..."9").contains(scalar) || "-()".contains(character)
    case .kana:
      return (0x3041...0x309F).contains(scalar.value) || (0x30A1...0x30FF).contains(scalar.value)
        || " 　".contains(character)
    case .date:
      return ("0"..."9").contains(scalar) || "年月日元明治大正昭平成令和MTSHR./-".contains(character)
    case .japanese: return true
    }
  }
}
