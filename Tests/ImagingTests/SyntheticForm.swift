import CPoppler
import Foundation

import Imaging
import TestKit

/// A form drawn with cairo, in millimetres, at any resolution.
struct SyntheticForm {
  var seed: UInt64
  var widthMM = 210.0
  var heightMM = 297.0
  /// Fields that may be filled in.
  private(set) var fields: [Area] = []
  private(set) var changed = Area(x: 0, y: 0, width: 0, height: 0)
  private var lines: [[Double]] = []
  private var texts: [(x: Double, y: Double, size: Double, text: String)] = []

  private static let words = [
    "申請者", "氏名", "フリガナ", "生年月日", "住所", "電話番号", "世帯主", "続柄", "個人番号", "届出日", "変更前",
    "変更後", "理由", "備考", "本人確認", "受付", "記号番号", "保険者", "送付先", "口座番号", "支店名", "届出人",
  ]

  init(seed: UInt64) {
    self.seed = seed
    var random = SplitMix64(seed: seed)
    let title = ["再交付申請書", "認定請求書", "使用開始届", "死亡届", "減額認定申請書", "転出届"][Int(seed % 6)]
    texts.append((60 + random.within(15), 24, 7, title))
    texts.append((150, 14, 3.5, "様式第\(seed)号"))
    var y = 34.0
    while y < 255 {
      let height = 7 + random.unit() * 7
      switch Int(random.next() % 4) {
      case 0: addCells(y: y, height: height, random: &random)
      case 1: addParagraph(y: y, random: &random)
      default: addRow(y: y, height: height, random: &random)
      }
      y += height + (random.unit() < 0.4 ? 4 : 0)
    }
    texts.append((20, 280, 3, "注意　太枠の中だけ記入してください。訂正するときは二重線で消してください。"))
  }

  /// What a revision of the form has otherwise.
  enum Change { case row, label, title, oldLabelBeside }

  mutating func change(_ change: Change) {
    switch change {
    case .row:
      box(18, 262, 40, 9)
      box(58, 262, 134, 9)
      texts.append((20, 267.8, 3.4, "添付書類"))
      changed = Area(x: 18, y: 262, width: 174, height: 9)
    case .label:
      guard let index = texts.firstIndex(where: { $0.size == 3.4 && $0.text.count >= 3 }) else {
        return
      }
      texts[index].text = String("委任状有無等".prefix(texts[index].text.count))
      changed = place(of: index)
    case .title:
      texts[0].text = String(texts[0].text.dropLast(3)) + "変更届"
      changed = place(of: 0)
    case .oldLabelBeside:
      let old = SyntheticForm(seed: seed)
      guard let index = old.texts.indices.first(where: { old.texts[$0].text != texts[$0].text })
      else { return }
      texts.append(old.texts[index])
    }
  }

  /// Words with their upper left corner at a point.
  @discardableResult
  mutating func write(_ text: String, x: Double, y: Double, size: Double = 4) -> Area {
    texts.append((x, y + size, size, text))
    return place(of: texts.count - 1)
  }

  /// A frame.
  mutating func frame(_ area: Area) { box(area.x, area.y, area.width, area.height) }

  private func place(of index: Int) -> Area {
    let text = texts[index]
    return Area(
      x: text.x, y: text.y - text.size, width: text.size * Double(text.text.count),
      height: text.size * 1.2)
  }

  private mutating func box(_ x: Double, _ y: Double, _ w: Double, _ h: Double) {
    lines.append([x, y, x + w, y, x + w, y + h, x, y + h])
  }

  private mutating func addRow(y: Double, height: Double, random: inout SplitMix64) {
    let split = 45 + random.within(12)
    let second = 110 + random.within(25)
    box(18, y, split - 18, height)
    texts.append((20, y + height / 2 + 1.3, 3.4, word(&random)))
    box(split, y, second - split, height)
    fields.append(Area(x: split, y: y, width: second - split, height: height))
    box(second, y, 192 - second, height)
    if random.unit() < 0.5 {
      texts.append((second + 2, y + 3.5, 2.4, word(&random)))
    } else {
      fields.append(Area(x: second, y: y, width: 192 - second, height: height))
    }
  }

  private mutating func addCells(y: Double, height: Double, random: inout SplitMix64) {
    let count = 7 + Int(random.next() % 6)
    let pitch = 6 + random.unit()
    texts.append((20, y + height / 2 + 1.3, 3.4, word(&random)))
    for index in 0..<count {
      let area = Area(x: 50 + Double(index) * pitch, y: y, width: pitch, height: height)
      box(area.x, area.y, area.width, area.height)
      fields.append(area)
    }
  }

  private mutating func addParagraph(y: Double, random: inout SplitMix64) {
    let text = (0..<7).map { _ in word(&random) }.joined(separator: "・")
    texts.append((20, y + 4, 2.8, text))
  }

  private func word(_ random: inout SplitMix64) -> String {
    Self.words[Int(random.next() % UInt64(Self.words.count))]
  }

  /// The blank form.
  func raster(dpi: Double) throws -> Raster {
    let scale = dpi / 25.4
    let width = Int((widthMM * scale).rounded())
    let height = Int((heightMM * scale).rounded())
    guard let canvas = cpoppler_canvas_create(Int32(width), Int32(height)) else {
      throw ImagingError(.tooManyPixels)
    }
    defer { cpoppler_canvas_destroy(canvas) }
    for line in lines {
      cpoppler_canvas_polygon(
        canvas, line.map { $0 * scale }, Int32(line.count / 2), 0, 0, 0, 0.3 * scale, 0)
    }
    for text in texts {
      cpoppler_canvas_text(
        canvas, text.text, text.x * scale, text.y * scale, text.size * scale, "Noto Sans CJK JP", 0,
        0, 0)
    }
    guard let words = cpoppler_canvas_pixels(canvas) else { throw ImagingError(.corruptImage) }
    let stride = Int(cpoppler_canvas_stride(canvas))
    let plane = GrayPlane(width: width, height: height) { out in
      for y in 0..<height {
        for x in 0..<width { out[y * width + x] = UInt8(truncatingIfNeeded: words[y * stride + x]) }
      }
    }
    return Raster(gray: plane, dpi: dpi)
  }
}

/// What scanning did to a page.
struct Scanning {
  var degrees = 0.0
  var scale = 1.0
  var shiftX = 0.0
  var shiftY = 0.0
  var noise = 0.0
  var strokes = 0
  var bilevel = false
  var blur = false
  var shading = 0.0
  var bend: PageBend?
  /// Torn, punched and stamped.
  var isDamaged = false
  var seed: UInt64 = 1

  /// From form millimetres to page millimetres: turned clockwise and scaled about the middle, moved.
  func affine(_ form: SyntheticForm) -> Affine {
    let angle = degrees * .pi / 180
    let c = scale * cos(angle)
    let s = scale * sin(angle)
    let u = form.widthMM / 2
    let v = form.heightMM / 2
    return Affine(
      a: c, b: -s, c: u + shiftX - c * u + s * v, d: s, e: c, f: v + shiftY - s * u - c * v)
  }

  /// The scan at `dpi`, of a blank drawn at 600.
  func scan(_ form: SyntheticForm, blank: Raster, dpi: Double) throws -> Raster {
    let width = Int((form.widthMM / 25.4 * dpi).rounded())
    let height = Int((form.heightMM / 25.4 * dpi).rounded())
    let fine = dpi * 2
    let map = try back(form).then(.scale(blank.dpi / 25.4, blank.dpi / 25.4))
    var plane = blank.gray.warped(
      width: width * 2, height: height * 2, from: .scale(25.4 / fine, 25.4 / fine), map: map
    ).reduced(by: 2)
    var random = SplitMix64(seed: seed)
    if strokes > 0 { write(on: &plane, form: form, dpi: dpi, random: &random) }
    if isDamaged { damage(&plane, dpi: dpi) }
    if blur {
      plane = plane.reduced(by: 2).warped(width: width, height: height, map: .scale(0.5, 0.5))
    }
    age(&plane, random: &random)
    return Raster(gray: plane, dpi: dpi)
  }

  private func age(_ plane: inout GrayPlane, random: inout SplitMix64) {
    let width = plane.width
    let height = plane.height
    plane.withMutableSamples { samples in
      for y in 0..<height {
        let shade = shading * Double(y) / Double(height)
        for x in 0..<width {
          var value = Double(samples[y * width + x]) * (1 - shade)
          if noise > 0 { value += noise * random.normal() }
          if bilevel { value = value < 140 ? 0 : 255 }
          samples[y * width + x] = UInt8(max(0, min(255, value)))
        }
      }
      guard bilevel else { return }
      for _ in 0..<(width * height / 2000) {
        samples[Int(random.next() % UInt64(width * height))] = 0
      }
    }
  }

  /// Random strokes in the fields, as handwriting is to a registration.
  private func write(
    on plane: inout GrayPlane, form: SyntheticForm, dpi: Double, random: inout SplitMix64
  ) {
    let width = plane.width
    let height = plane.height
    plane.withMutableSamples { samples in
      for field in form.fields {
        for _ in 0..<strokes {
          var x = field.x + random.unit() * field.width
          var y = field.y + random.unit() * field.height
          var heading = random.unit() * 6.28
          for _ in 0..<60 {
            x += 0.1 * cos(heading)
            y += 0.1 * sin(heading)
            heading += random.within(0.25)
            let point = place(x, y, on: form)
            let column = Int(point.x * dpi / 25.4)
            let row = Int(point.y * dpi / 25.4)
            for dy in -2...2 {
              for dx in -2...2 {
                let px = column + dx
                let py = row + dy
                if px >= 0, py >= 0, px < width, py < height { samples[py * width + px] = 40 }
              }
            }
          }
        }
      }
    }
  }
}
