import Japanese
import Readings
import Recognition
import Workflows

/// What a value says of itself: that something is missing, or that it was read or written wrong. It stays, and a
/// person looks.
enum OddValue {
  static func findings(of value: String, in field: Field) -> [Finding] {
    switch field.type {
    case .kana: KanaText.isPronounceable(value) ? [] : [.unpronounceable(field.name)]
    case .address:
      (value.hasSuffix("-") ? [.endsOpen(field.name)] : [])
        + (hasKanaAmongDigits(value) ? [.kanaInNumber(field.name)] : [])
    default: []
    }
  }

  /// A single katakana between two digits, as 2ト8 for 2-8. Blocks of towns that are named so, as in イ12, stand
  /// behind a letter or a sign; 2ノ8 is how some write 2-8.
  private static func hasKanaAmongDigits(_ address: String) -> Bool {
    let letters = Array(address)
    return letters.indices.dropFirst().dropLast().contains { index in
      letters[index - 1].isWholeNumber && letters[index + 1].isWholeNumber
        && LetterForms.isKana(letters[index]) && !"ノのー".contains(letters[index])
    }
  }
}

extension Finding {
  static func endsOpen(_ field: String) -> Finding {
    Finding(
      code: "address.endsOpen", fields: [field],
      japanese: "「\(field)」が「-」で終わっています。続きがないか画像で確かめてください。",
      english: "'\(field)' ends in a hyphen. Check the image for what follows.")
  }

  static func unpronounceable(_ field: String) -> Finding {
    Finding(
      code: "kana.order", fields: [field],
      japanese: "「\(field)」に、読みとして続かない文字の並びがあります（「ン」の後の小さい「ョ」など）。画像と見比べて確かめてください。",
      english:
        "'\(field)' holds kana that cannot follow one another, such as a small ョ behind ン. Compare it"
        + " with the image.")
  }

  static func kanaInNumber(_ field: String) -> Finding {
    Finding(
      code: "address.kanaInNumber", fields: [field],
      japanese: "「\(field)」の番地の数字の間に、かなが入っています。「-」などの読み違いでないか画像で確かめてください。",
      english:
        "Kana stand between the digits of the number in '\(field)'. Check the image: it may be a hyphen that was"
        + " read wrong.")
  }
}
