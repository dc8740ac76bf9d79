import Imaging
import Readings
import Recognition
import Workflows

/// An upright page with a form laid on it.
struct PageOnForm: FieldViews {
  let raster: Raster
  /// From form millimetres to pixels of the raster.
  let place: PageMap
  let form: CompiledPage
  /// What can be seen of the form; nil where only print is looked for.
  var sight: PageSight?

  /// Pixels per inch of the crops: what readers and marks were tuned at.
  static let dpi = 300.0

  func view(_ box: Box, margin: Double) -> FieldView? {
    let area = Area(box)
    guard isOnPage(box),
      let page = crop(area, margin: margin),
      let blank = form.blankCrop(area, marginMM: margin, dpi: Self.dpi),
      page.width == blank.width, page.height == blank.height
    else { return nil }
    let isFolded = sight?.lines.contains { $0.isFold && $0.crosses(area.expanded(by: margin)) }
    return FieldView(
      page: Crop(page), blank: Crop(blank), margin: margin, isFolded: isFolded ?? false)
  }

  func hiding(_ box: Box, kind: PlaceKind) -> Hiding? { sight?.hiding(of: Area(box), kind: kind) }

  func corners(_ box: Box) -> [Double] { place.corners(Area(box)) }

  func redShare(_ box: Box) -> Double? {
    raster.hasColour ? raster.redFraction(Area(box), registration: place) : nil
  }

  func redSpots() -> [RedSpot]? {
    raster.redSpots(
      registration: place, width: form.widthMM, height: form.heightMM, blank: form)
  }

  /// Text that is printed in a box of the form, spaces dropped.
  func printedText(in box: Box, by reader: any TextReader) throws -> String {
    guard isOnPage(box), let crop = crop(Area(box), margin: 0) else { return "" }
    let gray = Crop(crop)
    let blank = Crop(width: gray.width, height: gray.height, tone: 255, dpi: gray.dpi)
    let work = Handwork(FieldView(page: gray, blank: blank, margin: 0), reach: 0)
    let texts = try work.lines().compactMap { line in
      try LineComposer.line(of: line).map { crop in
        try reader.read(TextRequest(crop: crop, repertoire: .japanese)).opinion.text
      }
    }
    return texts.joined().filter { !$0.isWhitespace }
  }

  /// The page's gray; under a red seal its red channel, in which the seal is pale and the writing
  /// dark.
  private func crop(_ area: Area, margin: Double) -> Raster? {
    let isSealed =
      raster.hasColour
      && raster.redFraction(area.expanded(by: margin), registration: place) > 0.002
    guard isSealed else {
      return raster.fieldCrop(
        area, registration: place, marginMM: margin, targetDPI: Self.dpi)
    }
    return raster.colourCrop(area, registration: place, marginMM: margin, targetDPI: Self.dpi)?
      .withoutRed()
  }

  /// At least the middle of the box must have been scanned.
  private func isOnPage(_ box: Box) -> Bool {
    let middle = place.point(box.x + box.width / 2, box.y + box.height / 2)
    return middle.x > 0 && middle.y > 0 && middle.x < Double(raster.width)
      && middle.y < Double(raster.height)
  }
}

extension Area {
  init(_ box: Box) {
    self.init(x: box.x, y: box.y, width: box.width, height: box.height)
  }
}
