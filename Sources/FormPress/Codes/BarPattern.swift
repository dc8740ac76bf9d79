/// The bars of a code: widths in modules, beginning with a bar, bars and spaces by turns.
struct BarPattern: Sendable, Hashable {
  var widths: [Int]

  /// In modules, without the quiet zones.
  var length: Int { widths.reduce(0, +) }

  /// Modules of white that a code needs on either side.
  static let quiet = 10

  /// Code 39, without a check character; nil where the text has other characters than A to Z, 0 to 9,
  /// space and `-.$/+%`.
  ///
  /// Source: ISO/IEC 16388. Wide elements are three modules.
  static func code39(_ text: String) -> BarPattern? {
    guard !text.isEmpty, !text.contains("*") else { return nil }
    var widths: [Int] = []
    for character in "*\(text)*" {
      guard let pattern = code39[character] else { return nil }
      if !widths.isEmpty { widths.append(1) }
      widths += pattern.map { $0 == "1" ? 3 : 1 }
    }
    return BarPattern(widths: widths)
  }

  /// Code 128, set B; nil where the text has other characters than ASCII's printable ones.
  ///
  /// Source: ISO/IEC 15417.
  static func code128(_ text: String) -> BarPattern? {
    let values = text.utf8.map { Int($0) - 32 }
    guard !values.isEmpty, values.allSatisfy({ (0..<95).contains($0) }) else { return nil }
    let start = 104
    let sum = values.enumerated().reduce(start) { $0 + ($1.offset + 1) * $1.element }
    let symbols = [start] + values + [sum % 103, 106]
    return BarPattern(
      widths: symbols.flatMap { code128[$0].compactMap(\.wholeNumberValue) })
  }

  private static let code39: [Character: String] = [
    "0": "000110100", "1": "100100001", "2": "001100001", "3": "101100000", "4": "000110001",
    "5": "100110000", "6": "001110000", "7": "000100101", "8": "100100100", "9": "001100100",
    "A": "100001001", "B": "001001001", "C": "101001000", "D": "000011001", "E": "100011000",
    "F": "001011000", "G": "000001101", "H": "100001100", "I": "001001100", "J": "000011100",
    "K": "100000011", "L": "001000011", "M": "101000010", "N": "000010011", "O": "100010010",
    "P": "001010010", "Q": "000000111", "R": "100000110", "S": "001000110", "T": "000010110",
    "U": "110000001", "V": "011000001", "W": "111000000", "X": "010010001", "Y": "110010000",
    "Z": "011010000", "-": "010000101", ".": "110000100", " ": "011000100", "$": "010101000",
    "/": "010100010", "+": "010001010", "%": "000101010", "*": "010010100",
  ]

  private static let code128: [String] = """
    212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232
    122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122
    321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311
    211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113
    213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422
    121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111
    241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121
    412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412
    211214 211232 2331112
    """.split(whereSeparator: \.isWhitespace).map(String.init)
}
