extension KanaText {
  /// Whether a reading can be spoken at all: ショ can, ンョ cannot. What cannot was written or read wrong.
  ///
  /// Small ャュョ follow the sounds in イ, and テ デ フ ヴ in foreign names; small vowels and ッ follow a whole kana;
  /// ー and ン begin nothing, ッ ends nothing.
  ///
  /// - Parameter reading: canonical.
  public static func isPronounceable(_ reading: String) -> Bool {
    reading.split { $0 == "\u{3000}" || $0 == "・" }.allSatisfy { part in
      guard let first = part.first, let last = part.last, !depends(first), first != "ン",
        last != "ッ"
      else { return false }
      return zip(part, part.dropFirst()).allSatisfy { mayFollow($1, $0) }
    }
  }

  private static let glides: Set<Character> = ["ャ", "ュ", "ョ"]
  private static let vowels: Set<Character> = ["ァ", "ィ", "ゥ", "ェ", "ォ"]
  private static let beforeGlides: Set<Character> = Set("キギシジチヂニヒビピミリテデフヴ")

  /// Whether a kana is only spoken together with the one before it.
  private static func depends(_ kana: Character) -> Bool {
    glides.contains(kana) || vowels.contains(kana) || "ッヮー".contains(kana)
  }

  private static func mayFollow(_ kana: Character, _ before: Character) -> Bool {
    switch kana {
    case _ where glides.contains(kana): beforeGlides.contains(before)
    case _ where vowels.contains(kana): !depends(before) && before != "ン"
    case "ヮ": before == "ク" || before == "グ"
    case "ッ", "ー": before != "ッ" && before != kana
    case "ン": before != "ッ" && before != "ン"
    default: true
    }
  }
}
