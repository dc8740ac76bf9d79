/// A telephone number in Japan: ten or eleven digits that begin with 0.
///
/// Canonical are the digits. Eleven belong to 020, 050, 060, 070, 080, 090 and 0800, ten to all
/// others (電気通信番号計画, 令和元年総務省告示第6号). Shown with hyphens: after the number's kind
/// where that tells the places, as they were written where their groups make sense, and without
/// any otherwise, since area codes have two to five digits and only a table of all of them tells.
/// Equality looks at the digits alone.
public struct PhoneNumber: TextValue {
  public let canonical: String
  private let written: [Int]

  /// Tolerates brackets, hyphens, points, TEL, 電話 and +81. Throws `phone.empty`,
  /// `phone.characters`, `phone.prefix` (does not begin with 0) or `phone.length`.
  public init(parsing text: String) throws(ValueIssue) {
    var text = TextFolding.halfwidthASCII(text).droppingSpaces()
    for label in ["TEL", "Tel", "tel", "℡", "☎", "電話番号", "電話"] where text.hasPrefix(label) {
      text = String(text.dropFirst(label.count))
      break
    }
    let bare = text.drop { $0 == ":" || $0 == "." || $0 == "：" }
    let groups = try Self.groups(String(bare))
    let digits = groups.joined()
    if digits.isEmpty { throw .empty("phone", "電話番号", "The telephone number") }
    guard digits.first == "0", digits.dropFirst().first != "0" else {
      throw ValueIssue(
        code: "phone.prefix", japanese: "電話番号の市外局番を確かめてください（0で始まる番号で書きます）。",
        english: "Check the area code: a telephone number begins with a single 0.")
    }
    guard digits.utf8.count == Self.length(of: digits) else {
      throw ValueIssue(
        code: "phone.length", japanese: "電話番号の桁数が合いません。",
        english: "The telephone number has a wrong number of digits.")
    }
    canonical = digits
    written = groups.map(\.utf8.count)
  }

  public var display: String {
    var rest = Substring(canonical)
    return (Self.places(of: canonical) ?? plausible ?? [canonical.utf8.count]).map { count in
      let group = rest.prefix(count)
      rest = rest.dropFirst(count)
      return String(group)
    }.joined(separator: "-")
  }

  public static let repertoire: String? = "0123456789-()"

  public static func == (a: PhoneNumber, b: PhoneNumber) -> Bool { a.canonical == b.canonical }
  public func hash(into hasher: inout Hasher) { hasher.combine(canonical) }

  /// The groups as written, where they can be area code, exchange and number.
  private var plausible: [Int]? {
    guard written.count == 3, (2...5).contains(written[0]), (1...4).contains(written[1]),
      written[2] == 4, written[0] + written[1] == 6
    else { return nil }
    return written
  }

  /// Runs of digits between separators, +81 as the leading 0.
  private static func groups(_ text: String) throws(ValueIssue) -> [String] {
    var groups: [String] = [""]
    var scalars = Array(text.unicodeScalars)
    if scalars.starts(with: "+81".unicodeScalars) {
      scalars.removeFirst(3)
      while let first = scalars.first, DigitText.hyphens.contains(first) { scalars.removeFirst() }
      if scalars.starts(with: "(0)".unicodeScalars) { scalars.removeFirst(3) }
      if scalars.first != "0" { groups = ["0"] }
    }
    for scalar in scalars {
      if scalar.isASCIIDigit {
        groups[groups.count - 1].unicodeScalars.append(scalar)
      } else if DigitText.hyphens.contains(scalar) || separators.contains(scalar) {
        if groups.last != "" { groups.append("") }
      } else {
        throw .characters("phone", "電話番号", "The telephone number")
      }
    }
    return groups.filter { !$0.isEmpty }
  }

  private static let separators: Set<Unicode.Scalar> = ["(", ")", ".", "・", "/", "の"]

  private static func length(of digits: String) -> Int {
    let isLong = ["020", "050", "060", "070", "080", "090"].contains { digits.hasPrefix($0) }
    return isLong ? 11 : 10
  }

  /// Where the hyphens of a kind of number stand. Only area codes that no longer one begins with
  /// are listed: 03 東京, 06 大阪, 011 札幌, 044 川崎, 045 横浜, 052 名古屋, 075 京都, 078 神戸.
  private static func places(of digits: String) -> [Int]? {
    if digits.utf8.count == 11 { return digits.hasPrefix("0800") ? [4, 3, 4] : [3, 4, 4] }
    switch digits.prefix(4) {
    case "0120", "0170", "0180", "0570", "0990": return [4, 3, 3]
    default: break
    }
    switch digits.prefix(3) {
    case "011", "044", "045", "052", "075", "078": return [3, 3, 4]
    default: return digits.hasPrefix("03") || digits.hasPrefix("06") ? [2, 4, 4] : nil
    }
  }
}
