import Testing

@testable import Recognition

@Suite("small pictures out of larger ones")
struct AreaMeanTests {
  @Test("the mean over areas keeps the amount of ink and its place")
  func mean() {
    var ink = [Float](repeating: 0, count: 96 * 96)
    for y in 20..<30 { for x in 40..<60 { ink[y * 96 + x] = 1 } }
    let picture = AreaMean.square(
      of: 48, left: 0, top: 0, size: 96, ink: ink, width: 96, height: 96)
    #expect(abs(picture.reduce(0, +) - 50) < 0.01)
    #expect(picture[12 * 48 + 25] == 1 && picture[12 * 48 + 35] == 0)
  }

  @Test("what lies outside of the source is paper")
  func outside() {
    let ink = [Float](repeating: 1, count: 48 * 48)
    let picture = AreaMean.square(
      of: 48, left: -24, top: 0, size: 96, ink: ink, width: 48, height: 48)
    #expect(picture[10 * 48 + 5] == 0 && picture[10 * 48 + 20] == 1)
    #expect(picture[10 * 48 + 40] == 0 && picture[40 * 48 + 20] == 0)
  }

  @Test("half a pixel of ink is half as dark", arguments: [0.25, 0.5])
  func fraction(shift: Double) {
    let ink: [Float] = (0..<96 * 96).map { $0 % 96 < 48 ? 1 : 0 }
    let picture = AreaMean.square(
      of: 48, left: shift * 2, top: 0, size: 96, ink: ink, width: 96, height: 96)
    #expect(abs(Double(picture[23]) - (1 - shift)) < 0.001)
  }
}
