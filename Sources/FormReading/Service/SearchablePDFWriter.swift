import Foundation
import Imaging
import Readings

/// Writes pages of documents as one PDF that can be searched: what is known of them where it stands, and
/// what can be read of the rest.
struct SearchablePDFWriter {
  let transcriber: PageTranscriber
  let clock: StageClock

  /// Descriptors: the order's documents.
  func write(
    _ order: PDFOrder, _ descriptors: [Int32], _ emit: ReaderService.Emit
  ) throws {
    var pdf = SearchablePDF()
    for (place, page) in order.pages.enumerated() {
      try emit(.pageStarted(index: place + 1, of: order.pages.count), nil)
      guard descriptors.indices.contains(page.document) else {
        throw Refusal(.readerUnavailable, detail: "The order names a document that did not come.")
      }
      let file = try ScanFile.open(
        descriptor: descriptors[page.document], limits: ImagingLimits(order.limits))
      guard (1...file.pageCount).contains(page.page) else {
        throw Refusal(.noPages, page: page.page, detail: "of \(file.pageCount)")
      }
      let raster = try file.page(at: page.page - 1)
      try pdf.add(
        file, page: page.page - 1, raster: raster, quarterTurns: page.rotation / 90,
        texts: try texts(of: page, on: raster))
    }
    try emit(.searchablePDF(pages: order.pages.count), try pdf.file())
  }

  private func texts(of page: PDFOrder.Page, on raster: Raster) throws -> [SearchablePDF.Text] {
    let turns = page.rotation / 90
    // Reading sets a page straight and then upright; text goes the way back.
    func back(skew: Double) -> Affine {
      .backFromQuarterTurns(turns, width: raster.width, height: raster.height)
        .then(.backFromTurn(degrees: -skew, width: raster.width, height: raster.height))
    }
    let read = back(skew: page.skew)
    let known = page.texts.map { Self.text($0, moved: read) }
    guard !raster.isBlank else { return known }
    // Lines are found where they are level; a page that was laid on its form need not be.
    let skew = page.skew == 0 ? raster.findSkew().degrees : page.skew
    let level = back(skew: skew)
    guard let toLevel = level.inverse else { return known }
    let covered = page.covered.map { $0.moved(by: read.then(toLevel)) }
    let upright = raster.turned(degrees: -skew).rotated(quarterTurns: turns)
    let found = try transcriber.texts(of: upright, except: covered)
    return known + found.map { Self.text($0, moved: level) }
  }

  private static func text(_ text: PlacedText, moved map: Affine) -> SearchablePDF.Text {
    SearchablePDF.Text(text: text.text, corners: text.corners.moved(by: map))
  }
}

extension [Double] {
  /// Corners, x and y in turn, elsewhere.
  fileprivate func moved(by map: Affine) -> [Double] {
    stride(from: 0, to: count - 1, by: 2).flatMap { index in
      let point = map.point(self[index], self[index + 1])
      return [point.x, point.y]
    }
  }
}

extension PageTranscriber {
  /// What is written on an upright page outside of some places, a 個人番号 masked. Lines may run down the page where
  /// no place is named: forms are written across.
  func texts(of page: Raster, except covered: [[Double]]) throws -> [PlacedText] {
    let plain = page.forReading()
    let sight = try covered.isEmpty ? sight(of: plain) : sightAcross(plain)
    guard let found = sight.lines else { return [] }
    let areas = covered.compactMap(CoveredArea.init)
    let back = Affine.backFromQuarterTurns(sight.turns, width: plain.width, height: plain.height)
    return try read(found, on: sight.page, by: reader(sight)).flatMap { line in
      line.parts { x, y in !areas.contains { $0.contains(x, y) } }.map { range in
        PlacedText(
          text: NumberMask.masked(line.text(range), runsDown: sight.lettersLie).text,
          corners: line.corners(range).moved(by: back))
      }
    }
  }
}

/// The bounds of a place on a page.
private struct CoveredArea {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>

  init?(_ corners: [Double]) {
    let across = stride(from: 0, to: corners.count - 1, by: 2).map { corners[$0] }
    let down = stride(from: 1, to: corners.count, by: 2).map { corners[$0] }
    guard let left = across.min(), let right = across.max(), let top = down.min(),
      let bottom = down.max(), corners.allSatisfy(\.isFinite)
    else { return nil }
    x = left...right
    y = top...bottom
  }

  func contains(_ x: Double, _ y: Double) -> Bool { self.x.contains(x) && self.y.contains(y) }
}

extension ReadLine {
  /// Runs of glyphs whose middles satisfy a condition.
  func parts(_ condition: (_ x: Double, _ y: Double) -> Bool) -> [Range<Int>] {
    let y = Double(area.top + area.bottom) / 2
    var parts: [Range<Int>] = []
    var start: Int?
    for index in 0...glyphs.count {
      let isIn =
        index < glyphs.count && condition((glyphs[index].left + glyphs[index].right) / 2, y)
      if isIn, start == nil { start = index }
      if !isIn, let from = start {
        parts.append(from..<index)
        start = nil
      }
    }
    return parts
  }
}
