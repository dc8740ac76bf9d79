/// The shape of the numbers that end an address: 3丁目17番23号, 1-18-7. A hyphen that was lost leaves
/// fewer and longer numbers.
public struct LotNumbers: Codable, Hashable, Sendable {
  /// How many there are, and digits of the longest.
  public var count: Int
  public var longest: Int
  /// Digits of the longest behind the first; nil where there is none.
  public var longestBehind: Int?
  /// Words stand between them, not hyphens.
  public var isSpelled: Bool

  public init(count: Int, longest: Int, longestBehind: Int? = nil, isSpelled: Bool) {
    self.count = count
    self.longest = longest
    self.longestBehind = longestBehind
    self.isSpelled = isSpelled
  }

  /// Of an address in canonical form; what follows a space is a building's.
  public init(address: String) {
    let lot = address.prefix { !$0.isWhitespace }
    let runs = lot.split { !($0.isASCII && $0.isNumber) }
    self.init(
      count: runs.count, longest: runs.map(\.count).max() ?? 0,
      longestBehind: runs.dropFirst().map(\.count).max(),
      isSpelled: lot.contains("番") || lot.contains("丁目"))
  }
}
