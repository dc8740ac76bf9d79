import Foundation
import Readings
import TestKit
import Testing
import Workflows

@testable import FormPress
@testable import FormReading

/// Pages that are no form of ours, and writing that nobody could read: a finding each time, in words for
/// staff, and never a value that nobody wrote.
@Suite("Strange pages", .serialized)
struct StrangePagesTests {
  private func read(_ raster: FormPress.Raster) throws -> DocumentReading {
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1))
    try bench.know("b", DrawnForm(seed: 2))
    return try #require(try bench.read(try Codec.png(raster, bilevel: false)))
  }

  private func sheet(_ draw: (borrowing Canvas) -> Void) throws -> FormPress.Raster {
    let canvas = try Canvas(
      widthPixels: DrawnForm.width, heightPixels: DrawnForm.height, dpi: DrawnForm.dpi)
    draw(canvas)
    return try FormPress.Raster(canvas, gray: false, dpi: DrawnForm.dpi)
  }

  private func expectUnidentified(_ reading: DocumentReading, _ what: String) {
    #expect(reading.pages.map(\.isBlank) == [false], "\(what)")
    #expect(reading.cases.map(\.pages) == [[1]], "\(what)")
    let only = reading.cases.first
    #expect(only?.workflow == nil && only?.fields.isEmpty == true, "\(what)")
    #expect(
      only?.findings.contains { $0.severity == .doubt && !$0.japanese.isEmpty } == true, "\(what)")
  }

  /// Light and dark that flow into each other, with the grain of a sensor.
  private func photograph(seed: UInt64, from dark: Double, to light: Double, grain: Int) throws
    -> FormPress.Raster
  {
    var random = TestKit.SplitMix64(seed: seed)
    let waves = (0..<9).map { _ in
      (
        x: Double.random(in: -9...9, using: &random), y: Double.random(in: -9...9, using: &random),
        phase: Double.random(in: 0...6.28, using: &random)
      )
    }
    var raster = try sheet { _ in }
    for y in 0..<raster.height {
      for x in 0..<raster.width {
        let (u, v) = (Double(x) / Double(raster.width), Double(y) / Double(raster.height))
        let sum = waves.reduce(0.0) { $0 + sin($1.x * u + $1.y * v + $1.phase) } / 9
        for channel in 0..<3 {
          let tone = dark + (light - dark) * (0.5 + 0.5 * sum) * (1 - 0.1 * Double(channel))
          let noise = Int.random(in: -grain...grain, using: &random)
          raster.bytes[(y * raster.width + x) * 3 + channel] = UInt8(
            max(0, min(255, Int(tone) + noise)))
        }
      }
    }
    return raster
  }

  @Test("a photograph fits no form, whether dark, pale or grainy")
  func photographs() throws {
    for (seed, tones) in [
      (1, (10.0, 240.0, 4)), (2, (20, 120, 8)), (3, (40, 245, 3)), (4, (5, 60, 2)),
    ]
      as [(UInt64, (Double, Double, Int))]
    {
      let raster = try photograph(seed: seed, from: tones.0, to: tones.1, grain: tones.2)
      expectUnidentified(try read(raster), "photograph \(seed)")
    }
  }

  @Test(
    "a page in another language fits no form",
    arguments: [
      "Dear Sir or Madam, please find enclosed the certificate of residence that you asked for.",
      "เรียน เจ้าหน้าที่ ขอส่งเอกสารรับรองที่อยู่อาศัยตามที่ท่านแจ้งไว้ กรุณาตรวจสอบความถูกต้อง",
      "السيد الموظف المحترم، نرفق لكم شهادة الإقامة المطلوبة ونرجو التأكد من صحة البيانات الواردة فيها",
    ])
  func languages(text: String) throws {
    let raster = try sheet { canvas in
      for paragraph in 0..<9 {
        canvas.paragraph(
          [String](repeating: text, count: 3).joined(separator: " "),
          in: Box(x: 22, y: 25 + Double(paragraph) * 29, width: 165, height: 25), face: .sans,
          size: 4.2,
          leading: 6.5)
      }
    }
    expectUnidentified(try read(raster), String(text.prefix(12)))
  }

  @Test("an empty sheet, also a gray and a speckled one, is a case that says so")
  func blank() throws {
    for tone in [255, 228, 205] as [UInt8] {
      var random = TestKit.SplitMix64(seed: UInt64(tone))
      var raster = try sheet { _ in }
      for index in raster.bytes.indices {
        raster.bytes[index] = UInt8(
          max(0, min(255, Int(tone) + Int.random(in: -6...6, using: &random))))
      }
      let reading = try read(raster)
      #expect(reading.pages.map(\.isBlank) == [true])
      #expect(reading.cases.first?.findings.map(\.code) == ["document.blank"])
    }
  }

  @Test("writing that nobody could read is a finding, and nothing is made up", arguments: 1...6)
  func scribbles(seed: UInt64) throws {
    var random = TestKit.SplitMix64(seed: seed)
    var form = DrawnForm(seed: 1)
    form.tick(1)
    let box = DrawnForm.text
    func px(_ millimetres: Double) -> Int { Int(millimetres * DrawnForm.dpi / 25.4) }
    // A pen that runs up and down and to and fro, as over a word that was to vanish.
    var y = px(box.y + box.height / 2)
    for x in stride(from: px(box.x + 6), to: px(box.x + 52), by: 2) {
      let next = px(box.y + Double.random(in: 1.5...8.5, using: &random))
      form.fill(x: x..<(x + 2), y: min(y, next)..<(max(y, next) + 2))
      let back = px(Double.random(in: 0...5, using: &random))
      form.fill(x: (x - back)..<(x + 2), y: next..<(next + 2))
      y = next
    }
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1))
    let reading = try #require(try bench.read(try form.png()))
    let field = try #require(reading.cases.first?.fields.first { $0.name == "備考" })
    #expect(!field.accepted && field.corners.count == 8)
    #expect(field.value == nil, "\(field.value ?? "") \(field.readers)")
    #expect(field.findings.contains { $0.severity == .doubt })
  }
}
