/// Entries that say what stands elsewhere instead of a value: 同上, 〃, 本人に同じ.
public enum Ditto {
  /// Words that are such an entry by themselves.
  private static let words: Set<String> = [
    "同", "同上", "同右", "同左", "同前", "同下", "同様", "同じ", "同欄", "上記", "上同", "上記同", "上記のとおり", "上記の通り",
    "上のとおり", "上の通り",
  ]
  /// With which a short entry ends that names where its value stands.
  private static let endings = ["に同じ", "と同じ", "同上"]
  /// More letters are a sentence.
  private static let longest = 10
  /// Signs that repeat what stands above or before them.
  private static let signs: Set<Character> = ["〃", "々", "仝", "〻", "ゝ", "ヽ", "\"", "”", "“", "″"]

  /// Whether the whole text is such an entry; spaces, brackets and stops do not count.
  public static func stands(in text: String) -> Bool {
    let bare = text.filter { !$0.isWhitespace && !"()（）「」。.".contains($0) }
    guard !bare.isEmpty, bare.count <= longest else { return false }
    return words.contains(bare) || bare.allSatisfy(signs.contains)
      || endings.contains(where: bare.hasSuffix)
  }
}
