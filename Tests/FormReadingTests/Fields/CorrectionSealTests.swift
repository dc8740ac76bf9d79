import Imaging
import Readings
import Testing
import Workflows

@testable import FormReading

@Suite("Correction seals")
struct CorrectionSealTests {
  private static let name = Field(
    name: "氏名", type: .name, source: .box(Box(x: 40, y: 50, width: 80, height: 10)))
  private static let address = Field(
    name: "住所", type: .address, source: .box(Box(x: 40, y: 62, width: 80, height: 10)))
  private static let seal = Field(
    name: "印", type: .seal, source: .box(Box(x: 122, y: 48, width: 14, height: 14)))

  private func spot(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double? = nil, share: Double = 0.3
  )
    -> RedSpot
  {
    let height = height ?? width
    return RedSpot(
      area: Area(x: x - width / 2, y: y - height / 2, width: width, height: height), share: share)
  }

  /// Codes by field.
  private func findings(_ spots: [RedSpot]?, struck: Bool = false) -> [String: [String]] {
    let fields = [Self.name, Self.address, Self.seal]
    var read = fields.map { field in
      (
        field: field,
        outcome: FieldOutcome(
          raw: "山田", value: "山田", evidence: Evidence(subject: .japanese, certainty: 1))
      )
    }
    if struck { read[0].outcome.doubt(.struck("氏名")) }
    CorrectionSeals(spots: spots, fields: fields).support(&read)
    for item in read where item.outcome.findings.contains(where: { $0.severity == .doubt }) {
      #expect(item.outcome.evidence.structure == .broken)
    }
    var result: [String: [String]] = [:]
    for item in read where !item.outcome.findings.isEmpty {
      result[item.field.name] = item.outcome.findings.map(\.code)
    }
    return result
  }

  @Test("a seal on or beside an entry is a doubt on it, of every usual size")
  func found() {
    for size in [5.2, 6, 8, 10, 12] {
      #expect(findings([spot(60, 55, size)]) == ["氏名": ["field.correctionSeal"]], "\(size)")
    }
    // Above the entry, within reach; the nearest one is meant.
    #expect(findings([spot(60, 47, 7)]) == ["氏名": ["field.correctionSeal"]])
    #expect(findings([spot(60, 73, 7)]) == ["住所": ["field.correctionSeal"]])
    #expect(findings([spot(60, 30, 7)]) == [:])
  }

  @Test("with a line through the entry both are said")
  func struck() throws {
    #expect(
      findings([spot(60, 55, 7)], struck: true) == ["氏名": ["field.struck", "field.correctionSeal"]])
    #expect(
      Finding.correctionSeal("氏名", isStruck: true) != .correctionSeal("氏名", isStruck: false))
    // A line without a seal is worth a note on a scan in colour, and nothing can be said on gray.
    #expect(findings([], struck: true) == ["氏名": ["field.struck", "field.noCorrectionSeal"]])
    #expect(findings(nil, struck: true) == ["氏名": ["field.struck"]])
  }

  @Test("red of another shape or size is not sure, specks and large stamps are none")
  func unsure() {
    #expect(findings([spot(60, 55, 9, 4)]) == ["氏名": ["field.correctionSealUnsure"]])
    #expect(findings([spot(60, 55, 3.5)]) == ["氏名": ["field.correctionSealUnsure"]])
    #expect(findings([spot(60, 55, 14)]) == ["氏名": ["field.correctionSealUnsure"]])
    #expect(findings([spot(60, 55, 7, share: 0.95)]) == ["氏名": ["field.correctionSealUnsure"]])
    #expect(findings([spot(60, 55, 2.2)]) == [:])
    #expect(findings([spot(60, 55, 30)]) == [:])
    // A sure one outweighs an unsure one on the same field.
    #expect(
      findings([spot(60, 55, 7), spot(90, 55, 3.5)]) == ["氏名": ["field.correctionSeal"]])
  }

  @Test("red lines through an entry and writing in red are a doubt on every field they cross")
  func redWriting() {
    #expect(findings([spot(80, 55, 76, 0.4)]) == ["氏名": ["field.red"]])
    #expect(findings([spot(70, 67, 50, 6, share: 0.1)]) == ["住所": ["field.red"]])
    // From one line down into the other.
    #expect(findings([spot(70, 61, 0.4, 16)]) == ["氏名": ["field.red"], "住所": ["field.red"]])
    #expect(findings([spot(80, 30, 76, 0.4)]) == [:])
    #expect(findings([spot(60, 55, 3, 0.4)]) == [:])
  }

  @Test("the seal that the form asks for corrects nothing")
  func asked() {
    #expect(findings([spot(129, 55, 11)]) == [:])
    #expect(findings([spot(121, 55, 11)]) == [:])
  }
}

@Suite("Red on a page")
struct RedSpotTests {
  /// A white page of 60 mm × 40 mm at 150 dpi on which red is drawn.
  private func spots(
    _ isRed: @escaping (Double, Double) -> Bool,
    black: @escaping (Double, Double) -> Bool = { _, _ in false }
  )
    -> [RedSpot]?
  {
    let (width, height, scale) = (354, 236, 25.4 / 150)
    let colour = ColourPlane(width: width, height: height) { out in
      for index in 0..<(width * height) {
        let (x, y) = (Double(index % width) * scale, Double(index / width) * scale)
        out[index] = black(x, y) ? 0x202020 : isRed(x, y) ? 0xC82828 : 0xF8F8F8
      }
    }
    let raster = Raster(
      gray: GrayPlane(width: width, height: height, fill: 240), colour: colour, dpi: 150)
    return raster.redSpots(
      registration: PageMap(.scale(150 / 25.4, 150 / 25.4)), width: 60, height: 40)
  }

  private func distance(_ x: Double, _ y: Double, from centre: (Double, Double)) -> Double {
    ((x - centre.0) * (x - centre.0) + (y - centre.1) * (y - centre.1)).squareRoot()
  }

  @Test("a ring with a letter is one patch, also under a black stroke")
  func ring() throws {
    let seal = { (x: Double, y: Double) -> Bool in
      let far = distance(x, y, from: (30, 20))
      return (3.6...4).contains(far) || far < 2.2 && Int(x * 2) % 2 == 0
    }
    let plain = try #require(spots(seal))
    #expect(plain.count == 1)
    let area = try #require(plain.first).area
    #expect(abs(area.width - 8) < 0.4 && abs(area.height - 8) < 0.4)
    #expect(abs(area.x - 26) < 0.4 && abs(area.y - 16) < 0.4)
    #expect(CorrectionSeals.look(at: plain[0]) == .seal)
    let under = try #require(spots(seal, black: { _, y in (19.7...20.3).contains(y) }))
    #expect(under.count == 1 && CorrectionSeals.look(at: under[0]) == .seal)
  }

  @Test("the date in a large stamp is part of the stamp")
  func stamp() throws {
    let found = try #require(
      spots { x, y in
        (11...11.6).contains(distance(x, y, from: (30, 20)))
          || (26...33).contains(x) && (18...22).contains(y)
      })
    #expect(found.count == 1)
    let stamp = try #require(found.first)
    #expect(stamp.area.width > 20 && CorrectionSeals.look(at: stamp) == nil)
  }

  @Test("a red line is a patch, a short one is not")
  func line() throws {
    let found = try #require(spots { x, y in (10...40).contains(x) && (19.8...20.2).contains(y) })
    #expect(found.count == 1)
    #expect(try #require(found.first).area.width > 29)
    #expect(CorrectionSeals.look(at: found[0]) == .writing)
    #expect(
      spots { x, y in (10...13).contains(x) && (19.8...20.2).contains(y) }?.isEmpty == true)
  }

  @Test("specks are no patches, and a gray page has none to tell of")
  func none() {
    #expect(spots { x, y in Int(x * 7) % 29 == 0 && Int(y * 5) % 31 == 0 }?.isEmpty == true)
    #expect(spots { _, _ in false }?.isEmpty == true)
    let gray = Raster(gray: GrayPlane(width: 50, height: 50, fill: 240), dpi: 150)
    #expect(gray.redSpots(registration: PageMap(.identity), width: 10, height: 10) == nil)
  }
}
