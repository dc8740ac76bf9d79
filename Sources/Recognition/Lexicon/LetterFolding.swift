import Japanese

/// Numbers the letters of names so that those that mean the same have one number: variant characters,
/// small and large kana, hiragana and katakana; in names of places also ケ ヶ が ガ, の ノ 之, 一 to 九
/// and digits.
final class LetterFolding {
  enum Style { case places, names }

  private let style: Style
  private var numbers: [Unicode.Scalar: Int] = [:]
  private var byFolded: [Unicode.Scalar: Int] = [:]
  /// For each number the numbers of letters that look alike.
  private(set) var lookalikes: [[Int]] = []

  init(_ style: Style) {
    self.style = style
    for group in Self.groups + (style == .names ? Self.kana : []) {
      let members = group.map(number)
      for member in members { lookalikes[member] += members.filter { $0 != member } }
    }
  }

  /// How many numbers there are by now.
  var count: Int { lookalikes.count }

  func number(_ scalar: Unicode.Scalar) -> Int {
    if let known = numbers[scalar] { return known }
    let folded = Self.folded(scalar, style)
    let number = byFolded[folded] ?? lookalikes.count
    if number == lookalikes.count {
      byFolded[folded] = number
      lookalikes.append([])
    }
    numbers[scalar] = number
    return number
  }

  /// Whether an address's numbers may begin with the letter.
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    let folded = folded(scalar, .places)
    return ("0"..."9").contains(folded) || folded == "十" || folded == "百"
  }

  /// Whether two letters of one number differ only in how people like to write; other such pairs are
  /// variants and look-alikes, of which a town's name is the table's. Of a person's name every variant
  /// is the person's own; a reading is katakana, small or large as the table has it.
  func isFree(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
    if style == .names {
      let katakana: ClosedRange<UInt32> = 0x30A1...0x30FC
      return !katakana.contains(one.value) || !katakana.contains(other.value)
    }
    if Self.isDigit(one) { return true }
    return Self.liked.contains(one) || Self.liked.contains(other)
  }

  private static let liked: Set<Unicode.Scalar> = ["が", "ガ", "の", "ノ", "之", "箇"]

  private static func folded(_ scalar: Unicode.Scalar, _ style: Style) -> Unicode.Scalar {
    let same = style == .places ? same : [:]
    if let same = same[scalar] { return same }
    let folded = TextFolding.foldedForMatching(String(scalar)).unicodeScalars
    guard let first = folded.first, folded.count == 1 else { return scalar }
    return same[first] ?? first
  }

  private static let same: [Unicode.Scalar: Unicode.Scalar] = {
    var map: [Unicode.Scalar: Unicode.Scalar] = [
      "ヶ": "ケ", "ガ": "ケ", "が": "ケ", "ヵ": "ケ", "箇": "ケ", "之": "ノ", "〇": "0", "壱": "1",
    ]
    for (index, numeral) in "一二三四五六七八九".unicodeScalars.enumerated() {
      map[numeral] = Unicode.Scalar(UInt8(0x31 + index))
    }
    return map
  }()

  /// Kana that differ in a mark or a stroke.
  private static let kana: [[Unicode.Scalar]] = """
    ホボポ ハバパ ヒビピ フブプ ヘベペ カガ キギ クグ ケゲ コゴ サザ シジ スズ セゼ ソゾ タダ チヂ ツヅ テデ トド
    ソンリ シツミ ワクウラ ユコヨ ルレ アマヤ ナメヌ ラヲフ チテ ノメ ンソ オホネ
    """.split(whereSeparator: \.isWhitespace).map { Array($0.unicodeScalars) }

  /// Characters that readers take for one another.
  private static let groups: [[Unicode.Scalar]] = """
    ニ二 ミ三 ハ八入人 ロ口 カ力刀 エ工 タ夕 ト卜 ー一- 千干于 土士上 日曰目白 未末 大太犬丈 天夫 石右 埼崎
    城域 田由甲申 王玉主 間問聞門 宮官 東束 西酉 木本水 井丼 原厚 沢択 狭峡 池地他 鳥島烏 北比 中申 小少
    下不丁 市布巾 台合 谷各 平半乎 川州 浦捕 細紬 船般 野墅 津律 松杉 柏拍 神紳 福幅 若苦 春奏 早旱 畑畔
    堀掘 坂阪 荒芜 須順 渡度 栗粟 菅管 管菅 茂荗 橋僑 横黄 城成 幡播 柿姉 堤提 泉皇 柴紫 熊態 瀬頼 湯場
    """.split(whereSeparator: \.isWhitespace).map { Array($0.unicodeScalars) }
}
