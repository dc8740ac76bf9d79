import Testing

@testable import Japanese

@Suite struct TextFoldingTests {
  @Test func width() {
    #expect(TextFolding.halfwidthASCII("ＡＢｃ１２－！～　漢ア") == "ABc12-!~ 漢ア")
    #expect(TextFolding.fullwidthASCII("ABc12-!~ 漢ア") == "ＡＢｃ１２－！～　漢ア")
  }

  @Test func kana() {
    #expect(TextFolding.fullwidthKana("ｶﾞｷﾞﾊﾟｳﾞﾜﾞｰ｡ｱﾞﾟ") == "ガギパヴヷー。ア゛゜")
    #expect(TextFolding.katakana("がぎぱゔっゝｶﾞ") == "ガギパヴッヽガ")
    #expect(TextFolding.hiragana("ガギパヴッヽｶﾞー") == "がぎぱゔっゝがー")
    #expect(TextFolding.halfwidthKana("ガッコー・がぱヴ漢ヰ") == "ｶﾞｯｺｰ･ｶﾞﾊﾟｳﾞ漢ヰ")
    #expect(TextFolding.composedKana("か゛は゜か\u{3099}ハ\u{309A}") == "がぱがパ")
  }

  /// Every kana that Unicode composes, against Unicode's own data.
  @Test func compositionAgreesWithUnicode() {
    for base: UInt32 in 0x3041...0x30FE {
      for mark: UInt32 in [0x3099, 0x309A] {
        guard let base = Unicode.Scalar(base), let mark = Unicode.Scalar(mark) else { continue }
        var pair = String.UnicodeScalarView()
        pair.append(base)
        pair.append(mark)
        let ours = TextFolding.composedKana(String(pair))
        // Strings are equal where they are canonically equivalent.
        #expect(ours == String(pair))
        let isComposed = (0x3041...0x30FE).contains { candidate in
          Unicode.Scalar(candidate).map { String(Character($0)) == String(pair) } ?? false
        }
        #expect((ours.unicodeScalars.count == 1) == isComposed, "\(pair)")
      }
    }
  }

  @Test func widthAndKanaComeBack() {
    var random = RandomText(seed: 2)
    for _ in 0..<5000 {
      let text = random.text(maxLength: 20)
      let half = TextFolding.halfwidthASCII(text)
      #expect(TextFolding.halfwidthASCII(TextFolding.fullwidthASCII(half)) == half)
      let kana = TextFolding.katakana(text)
      #expect(TextFolding.katakana(TextFolding.hiragana(kana)) == kana)
      #expect(TextFolding.katakana(TextFolding.halfwidthKana(kana)) == kana)
    }
  }

  @Test(arguments: [
    ("髙橋　太郎", "高橋太郎"), ("山﨑", "山崎"), ("渡邉", "渡辺"), ("渡邊", "渡辺"), ("𠮷田", "吉田"), ("齋藤", "斉藤"),
    ("澤田", "沢田"), ("廣瀨", "広瀬"), ("佐々木", "佐佐木"), ("龜", "亀"), ("龜", "亀"), ("葛\u{E0100}城", "葛城"),
    ("ｶﾞｯｺｰ", "ガツコー"), ("きゃりー", "キヤリー"), ("コ一ポ", "コーポ"), ("コ－ポ", "コーポ"), ("コ‐ポ", "コーポ"),
    ("コ―ポ", "コーポ"),
    ("コ─ポ", "コーポ"), ("コｰポ", "コーポ"), ("一郎", "一郎"), ("健一", "健一"), ("ハイツ-3", "ハイツ-3"), ("3ー5", "3-5"),
    ("３－５", "3-5"), ("㈱山田", "(株)山田"), ("①", "1"), ("Ⅳ", "IV"), ("abc", "ABC"), ("霞ヶ関", "霞ケ関"),
    ("神", "神"),
  ])
  func matching(text: String, key: String) {
    #expect(scalars(TextFolding.foldedForMatching(text)) == scalars(key))
  }

  @Test(arguments: [("大阪", "大坂"), ("山田", "山本"), ("ガ", "カ"), ("太田", "大田")])
  func different(a: String, b: String) { #expect(!TextFolding.matches(a, b)) }

  @Test func foldingTwiceChangesNothing() {
    var random = RandomText(seed: 3)
    for _ in 0..<30_000 {
      let text = random.text(maxLength: 14)
      let once = TextFolding.foldedForMatching(text)
      let address = Address.folded(text)
      let composed = TextFolding.composedKana(text)
      if scalars(TextFolding.foldedForMatching(once)) != scalars(once)
        || scalars(Address.folded(address)) != scalars(address)
        || scalars(TextFolding.composedKana(composed)) != scalars(composed)
      {
        Issue.record("\(scalars(text))")
      }
    }
  }

  @Test func variantsAreInOneGroupAndNotTheirOwnVariant() {
    var seen: Set<Unicode.Scalar> = []
    for group in NameVariants.groups {
      #expect(group.count >= 2)
      for scalar in group {
        #expect(seen.insert(scalar).inserted, "\(scalar) twice")
        #expect(scalar.isIdeograph, "\(scalar)")
        #expect(NameVariants.representative(of: scalar) == group[0])
      }
    }
    #expect(NameVariants.groups.count > 400)
  }

  /// Against Unicode's canonical equivalence, which `String` compares by.
  @Test func compatibilityIdeographs() {
    #expect(NameVariants.compatibilityIdeographs.count == 0xFADA - 0xF900)
    for (index, base) in NameVariants.compatibilityIdeographs.enumerated() {
      guard let scalar = Unicode.Scalar(UInt32(0xF900 + index)) else { continue }
      #expect(String(Character(scalar)) == String(Character(base)))
    }
    // Itself where it has no equivalent, and only there.
    let own = NameVariants.compatibilityIdeographs.enumerated().filter {
      $0.element.value == UInt32(0xF900 + $0.offset)
    }
    #expect(own.count == 14)
  }
}
