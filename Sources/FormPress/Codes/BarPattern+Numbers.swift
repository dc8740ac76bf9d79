extension BarPattern {
  /// JAN of 13 or 8 digits; nil for other texts and for a wrong check digit.
  ///
  /// Source: ISO/IEC 15420 (EAN-13, EAN-8), in Japan JIS X 0507.
  static func jan(_ text: String) -> BarPattern? {
    let digits = text.compactMap(\.wholeNumberValue)
    guard digits.count == text.count, digits.count == 13 || digits.count == 8,
      digits.last == checkDigit(of: digits.dropLast())
    else { return nil }
    // The first of thirteen digits has no bars of its own: it turns some of the next six over.
    let turned = digits.count == 13 ? parity[digits[0]] : "000000"
    let drawn = digits.count == 13 ? Array(digits.dropFirst()) : digits
    let left = drawn.prefix(drawn.count / 2)
    var bits = "101"
    for (digit, turn) in zip(left, turned) {
      bits += turn == "0" ? seven[digit] : String(inverted(seven[digit]).reversed())
    }
    bits += "01010"
    for digit in drawn.suffix(drawn.count / 2) { bits += inverted(seven[digit]) }
    return BarPattern(modules: bits + "101")
  }

  /// The digit that closes a number of JAN, and of ITF where it has one: weights 3 and 1 from the right.
  static func checkDigit(of digits: some BidirectionalCollection<Int>) -> Int {
    let sum = digits.reversed().enumerated().reduce(0) {
      $0 + $1.element * ($1.offset.isMultiple(of: 2) ? 3 : 1)
    }
    return (10 - sum % 10) % 10
  }

  /// Interleaved 2 of 5; nil unless the text is an even number of digits. A check digit is whatever the
  /// text's last one is.
  ///
  /// Source: ISO/IEC 16390, in Japan JIS X 0505. Wide elements are three modules.
  static func itf(_ text: String) -> BarPattern? {
    let digits = text.compactMap(\.wholeNumberValue)
    guard !digits.isEmpty, digits.count == text.count, digits.count.isMultiple(of: 2) else {
      return nil
    }
    var widths = [1, 1, 1, 1]
    for pair in stride(from: 0, to: digits.count, by: 2) {
      for (bar, space) in zip(twoOfFive[digits[pair]], twoOfFive[digits[pair + 1]]) {
        widths += [bar, space].map { $0 == "1" ? 3 : 1 }
      }
    }
    return BarPattern(widths: widths + [3, 1, 1])
  }

  /// NW-7 between two letters A; nil where the text has other characters than digits and `-$:/.+`.
  ///
  /// Source: JIS X 0506. Wide elements are three modules.
  static func nw7(_ text: String) -> BarPattern? {
    guard !text.isEmpty, !text.contains("A") else { return nil }
    var widths: [Int] = []
    for character in "A\(text)A" {
      guard let pattern = codabar[character] else { return nil }
      if !widths.isEmpty { widths.append(1) }
      widths += pattern.map { $0 == "1" ? 3 : 1 }
    }
    return BarPattern(widths: widths)
  }

  /// From modules, 1 for a dark one, the first being dark.
  private init(modules: String) {
    var widths: [Int] = []
    var last: Character?
    for module in modules {
      if module == last { widths[widths.count - 1] += 1 } else { widths.append(1) }
      last = module
    }
    self.init(widths: widths)
  }

  private static func inverted(_ modules: String) -> String {
    String(modules.map { $0 == "0" ? "1" : "0" })
  }

  private static let seven = [
    "0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011",
    "0110111", "0001011",
  ]

  private static let parity = [
    "000000", "001011", "001101", "001110", "010011", "011001", "011100", "010101", "010110",
    "011010",
  ]

  private static let twoOfFive = [
    "00110", "10001", "01001", "11000", "00101", "10100", "01100", "00011", "10010", "01010",
  ]

  private static let codabar: [Character: String] = [
    "0": "0000011", "1": "0000110", "2": "0001001", "3": "1100000", "4": "0010010",
    "5": "1000010", "6": "0100001", "7": "0100100", "8": "0110000", "9": "1001000",
    "-": "0001100", "$": "0011000", ":": "1000101", "/": "1010001", ".": "1010100",
    "+": "0010101", "A": "0011010",
  ]
}
