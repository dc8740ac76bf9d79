/// Letters that differ from another by a dot, or by how long or where one stroke is.
///
/// A pen that slips makes one of the other: 犬 without its dot is 大, and all readers see the same dot or none. A
/// line's reader goes by the wording as well as by the look, so what tells them is how the letter looks alone.
public enum NearLetters {
  private static let groups: [Character: [Character]] = {
    let known = "大太犬丈 王玉主 未末 土士 千干 夫天 鳥烏 水氷永 牛午 矢失 木本 小少 白自 日目 田由甲申 刀力 石右 人入"
    var groups: [Character: [Character]] = [:]
    for group in known.split(separator: " ") {
      for letter in group { groups[letter] = group.filter { $0 != letter } }
    }
    return groups
  }()

  /// The others that a letter is so near to; empty where there are none.
  public static func of(_ letter: Character) -> [Character] { groups[letter] ?? [] }
}
