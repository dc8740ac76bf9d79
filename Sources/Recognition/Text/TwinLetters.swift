/// Letters of names that have a variant which readers here can hardly tell from it, or do not know at
/// all.
///
/// 﨑 is in use in registers, and the line recogniser's characters have only 崎; 髙 and 高 differ in a
/// stroke of a millimetre, 己, 已 and 巳 in where one begins. Where a name has one of them, neither look nor wording says which. The others
/// are those of 戸籍統一文字 whose second form is common in names.
public enum TwinLetters {
  private static let letters = Set(
    "崎﨑吉𠮷浜濱濵土圡鶴靏晃晄昂昻翠翆嵯嵳高髙辺邊邉徳德柳栁恵惠黒黑薫薰冨富増增穂穗真眞斉齊斎齋頼賴寛寬瀬瀨曽曾渕淵凛凜郎郞聡聰己已巳")

  /// Whether a text has such a letter.
  public static func occur(in text: String) -> Bool { text.contains(where: letters.contains) }
}
