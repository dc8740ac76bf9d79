/// Letters of names that have a variant which a line recogniser can hardly tell from it, or does not know at
/// all.
///
/// 﨑 is in use in registers, and the line recogniser's characters have only 崎; 髙 and 高 differ in a
/// stroke of a millimetre, 己, 已 and 巳 in where one begins. Where a name has one of them, wording does not
/// say which. The others are those of 戸籍統一文字 whose second form is common in names.
public enum TwinLetters {
  private static let groups: [Character: [Character]] = {
    var groups: [Character: [Character]] = [:]
    let known =
      "崎﨑 吉𠮷 浜濱濵 土圡 鶴靏 晃晄 昂昻 翠翆 嵯嵳 高髙 辺邊邉 徳德 柳栁 恵惠 黒黑 薫薰 冨富 増增 穂穗 真眞 斉齊 斎齋 頼賴 寛寬 瀬瀨 曽曾 渕淵 凛凜 郎郞 聡聰 己已巳 栄榮 来來 涼凉 槙槇 遥遙 静靜"
    for group in known.split(separator: " ") {
      for letter in group { groups[letter] = Array(group) }
    }
    return groups
  }()

  /// Whether a text has such a letter.
  public static func occur(in text: String) -> Bool { text.contains { groups[$0] != nil } }

  /// The letter and its variants; nil for letters that have none.
  public static func group(of letter: Character) -> [Character]? { groups[letter] }
}
