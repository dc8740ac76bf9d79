import Testing

@testable import FormPress

@Suite struct SplitMix64Tests {
  @Test("The first numbers of seed 0 are those of the reference program")
  func reference() {
    var random = SplitMix64(seed: 0)
    #expect(random.next() == 0xE220_A839_7B1D_CDAF)
    #expect(random.next() == 0x6E78_9E6A_A1B9_65F4)
    #expect(random.next() == 0x06C4_5D18_8009_454F)
  }

  @Test("Branches differ by label and repeat by seed")
  func branches() {
    var a = SplitMix64(seed: 1).branch("a")
    var again = SplitMix64(seed: 1).branch("a")
    var b = SplitMix64(seed: 1).branch("b")
    let first = a.next()
    #expect(first == again.next())
    #expect(first != b.next())
  }

  @Test("Whole numbers stay in their range and reach both ends")
  func whole() {
    var random = SplitMix64(seed: 5)
    let drawn = Set((0..<500).map { _ in random.whole(3...7) })
    #expect(drawn == [3, 4, 5, 6, 7])
  }
}
