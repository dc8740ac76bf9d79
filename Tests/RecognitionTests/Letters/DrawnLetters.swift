import FormPress

@testable import FormPress
@testable import Recognition

/// Letters of one line, far enough apart to know where each stands.
struct DrawnLetters {
  let work: Handwork
  /// Columns of the crop.
  let middles: [Double]

  /// - Parameters:
  ///   - size: of the letters, millimetres.
  ///   - pitch: from letter to letter, as a share of the size.
  init(_ text: String, face: Face = .mincho, size: Double = 5, pitch: Double = 1) throws {
    let dpi = 300.0
    let width = size * (pitch * Double(text.count) + 1)
    let canvas = try Canvas(
      widthPixels: Int(width / 25.4 * dpi), heightPixels: Int(2 * size / 25.4 * dpi), dpi: dpi)
    var columns: [Double] = []
    for (index, letter) in text.enumerated() {
      let middle = size * (pitch * (Double(index) + 0.5) + 0.5)
      canvas.text(
        String(letter), x: middle, y: size, face: face, size: size, align: .centre)
      columns.append(middle / 25.4 * dpi)
    }
    let raster = try FormPress.Raster(canvas, gray: true, dpi: dpi)
    let page = Crop(width: raster.width, height: raster.height, pixels: raster.bytes, dpi: dpi)
    let blank = Crop(width: page.width, height: page.height, tone: 255, dpi: dpi)
    work = Handwork(FieldView(page: page, blank: blank, margin: 0))
    middles = columns
  }

  var pictures: [LetterPicture?] { work.letters(at: middles).map(\.picture) }
}
