/// Which of the 60,000 digits of MNIST's training part the boxed-character network was not trained
/// on. `models/boxed/mnist.py` takes the first 5,000 of `default_rng(20240701).permutation(60000)`;
/// this is the same permutation without NumPy.
///
/// The generator is PCG XSL-RR 128/64 (O'Neill, "PCG: A family of simple fast space-efficient
/// statistically good algorithms for random number generation", 2014), begun in the state in which
/// NumPy begins for that seed; the shuffle is Fisher and Yates' from the end, its indices drawn from
/// halves of the outputs under a mask.
struct HeldApart {
  private var state: UInt128 = 0x42b5_6c96_b483_9eae_648e_0ea2_2272_c38e
  private let increment: UInt128 = 0xae85_6664_aea3_b009_230f_b874_80f5_89a3
  private var spare: UInt32?

  /// Indices held apart, ascending.
  static let indices: [Int] = {
    var generator = HeldApart()
    var order = Array(0..<60_000)
    for index in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(index, generator.below(or: index))
    }
    return order.prefix(5000).sorted()
  }()

  /// Those in which both who looked saw another digit than the label says, without a doubt
  /// (docs/adr/0020).
  static let mislabelled: Set<Int> = [43815, 58870]

  /// A number of 0 to `most`.
  private mutating func below(or most: Int) -> Int {
    let mask = UInt32.max >> UInt32(most).leadingZeroBitCount
    while true {
      let drawn = Int(half() & mask)
      if drawn <= most { return drawn }
    }
  }

  private mutating func half() -> UInt32 {
    if let ready = spare {
      spare = nil
      return ready
    }
    state = state &* 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645 &+ increment
    let folded = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let turn = UInt64(truncatingIfNeeded: state >> 122)
    let bits = folded >> turn | folded << ((64 - turn) & 63)
    spare = UInt32(truncatingIfNeeded: bits >> 32)
    return UInt32(truncatingIfNeeded: bits)
  }
}
