import Japanese
import TestKit

/// Random texts that lean towards what the code looks at.
struct RandomText {
  var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  private static let pool: [Unicode.Scalar] = Array(
    ("0123456789０１２３ -‐−―─－ー一ｰ〜～()（）.,、/・年月日元明治大正昭和平成令MTSHRrm㍾㍽㍼㍻㋿〒円¥￥金也△▲\\"
      + "二三四五六七八九十百千万億兆〇零壱弐参廿丁目番地号の町ノ室条ガ関霞ケヶ々〆"
      + "アァカガハバパッヮヵウヴ゛゜ﾞﾟｱｶﾊｰあぁかがはばぱっゎうゔヽヾゝゞ髙高﨑崎邉邊辺神神龜亀𠮷吉"
      + "\u{3099}\u{309A}\u{3000}\u{00A0}\u{200B}\u{FEFF}\u{FE00}\u{E0100}\n\r\t㈱①Ⅳ’”○~'yMdGge")
      .unicodeScalars)

  mutating func text(maxLength: Int) -> String {
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...maxLength, using: &generator) {
      if Int.random(in: 0..<12, using: &generator) == 0 {
        let value = UInt32.random(in: 0...0x10FFFF, using: &generator)
        view.append(Unicode.Scalar(value) ?? "?")
      } else {
        view.append(Self.pool.randomElement(using: &generator) ?? "?")
      }
    }
    return String(view)
  }

  mutating func digits(_ count: Int) -> [Int] {
    (0..<count).map { _ in Int.random(in: 0...9, using: &generator) }
  }
}

func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

/// The code of the issue that an operation throws; nil where it throws none.
func issueCode<T>(_ body: () throws(ValueIssue) -> T) -> String? {
  do throws(ValueIssue) {
    _ = try body()
    return nil
  } catch {
    return error.code
  }
}
