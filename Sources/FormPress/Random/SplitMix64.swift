/// The only source of chance in this program, so that one seed gives the same bytes for ever.
///
/// The algorithm is SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014). The distributions are our own too: the standard library may change
/// how it turns bits into numbers, and the fixtures must not change with it.
public struct SplitMix64: Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// An independent generator for a part of the work, so that a change in one part leaves the
  /// others as they were.
  public func branch(_ label: String) -> SplitMix64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in label.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    var mixed = SplitMix64(seed: state ^ hash)
    return SplitMix64(seed: mixed.next())
  }
}

extension SplitMix64 {
  /// 0 ≤ x < 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func between(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }

  /// Within ±`limit`, evenly.
  mutating func within(_ limit: Double) -> Double { between(-limit, limit) }

  /// A whole number of the range, both ends included.
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// Normal with mean 0 and deviation 1, by the sum of twelve: cheap, and free of the C library's
  /// logarithm, whose last bit differs between versions.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return sum
  }

  /// One of the list; the list must not be empty.
  mutating func pick<T>(_ list: [T]) -> T { list[whole(0...(list.count - 1))] }

  /// The list in random order.
  mutating func shuffled<T>(_ list: [T]) -> [T] {
    var result = list
    for index in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(index, whole(0...index))
    }
    return result
  }

  /// `count` decimal digits; the first is never 0.
  mutating func digits(_ count: Int) -> String {
    (0..<count).map { String(whole(($0 == 0 ? 1 : 0)...9)) }.joined()
  }
}
