import Imaging
import Readings
import Recognition
import Workflows

/// An upright page with a form laid on it.
struct PageOnForm: FieldViews {
  let raster: Raster
  /// From form millimetres to pixels of the raster.
  let place: PageMap
  /// The form.
  let blank: BlankPlaces
  /// What can be seen of the form; nil where only print is looked for.
  var sight: PageSight?

  /// Pixels per inch of the crops: what readers and marks were tuned at.
  static let dpi = 300.0

  func view(_ box: Box, margin: Double) -> FieldView? {
    let area = Area(box)
    guard isOnPage(box),
      let page = crop(area, margin: margin),
      let printed = blank.place(area, margin: margin),
      page.width == printed.crop.width, page.height == printed.crop.height
    else { return nil }
    let isFolded = sight?.lines.contains { $0.isFold && $0.crosses(area.expanded(by: margin)) }
    return FieldView(
      page: Crop(page), blank: printed.crop, margin: margin, isFolded: isFolded ?? false,
      print: printed.ink)
  }

  func hiding(_ box: Box, kind: PlaceKind) -> Hiding? { sight?.hiding(of: Area(box), kind: kind) }

  func corners(_ box: Box) -> [Double] { place.corners(Area(box)) }

  func redShare(_ box: Box) -> Double? {
    raster.hasColour ? raster.redFraction(Area(box), registration: place) : nil
  }

  func redSpots() -> [RedSpot]? {
    raster.redSpots(
      registration: place, width: blank.form.widthMM, height: blank.form.heightMM,
      blank: blank.form)
  }

  /// How much of a text that the form prints in a box is read there, 0 to 1.
  ///
  /// Under a stamp it is read without red, too; not instead, since a form may print it in red.
  func likeness(of text: String, in box: Box, by reader: any TextReader) throws -> Double {
    guard isOnPage(box) else { return 0 }
    let gray = raster.fieldCrop(Area(box), registration: place, targetDPI: Self.dpi)
    let crops = [gray, withoutRed(Area(box), margin: 0)].compactMap(\.self)
    return try crops.map { crop in
      TextLikeness.share(of: text, in: try printedText(in: crop, by: reader))
    }.max() ?? 0
  }

  /// Spaces dropped.
  private func printedText(in crop: Raster, by reader: any TextReader) throws -> String {
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

  /// The page's gray; under a red seal its red channel.
  private func crop(_ area: Area, margin: Double) -> Raster? {
    withoutRed(area, margin: margin)
      ?? raster.fieldCrop(
        area, registration: place, marginMM: margin, targetDPI: Self.dpi)
  }

  /// The red channel, in which a seal is pale and the writing dark; nil where nothing is red.
  private func withoutRed(_ area: Area, margin: Double) -> Raster? {
    guard raster.hasColour,
      raster.redFraction(area.expanded(by: margin), registration: place) > 0.002
    else { return nil }
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

extension Box {
  init(_ area: Area) {
    self.init(x: area.x, y: area.y, width: area.width, height: area.height)
  }
}

extension Area {
  init(_ box: Box) {
    self.init(x: box.x, y: box.y, width: box.width, height: box.height)
  }
}
