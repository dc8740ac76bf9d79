import Foundation
import Imaging
import Readings

/// Draws a page upright for people to look at.
enum PageRenderer {
  static func render(
    _ order: ReaderRequest.RenderOrder, _ descriptor: Int32, _ emit: ReaderService.Emit
  ) throws {
    let file = try ScanFile.open(descriptor: descriptor, limits: ImagingLimits(order.limits))
    guard (1...file.pageCount).contains(order.page) else {
      throw Refusal(.noPages, page: order.page, detail: "of \(file.pageCount)")
    }
    let raster = try file.page(at: order.page - 1)
    // Reading sets a page straight and then upright; both turn about the centre.
    let skewed = order.skew == 0 ? raster : raster.turned(degrees: -order.skew)
    let whole = skewed.rotated(quarterTurns: order.rotation / 90)
    let upright = try clipped(whole, order)
    let fitted = order.longestSide.map { upright.fitted(longestSide: max(16, $0)) } ?? upright
    let scale = (
      x: Double(fitted.width) / Double(max(1, upright.width)),
      y: Double(fitted.height) / Double(max(1, upright.height))
    )
    let frames = order.overlay.map { overlay in
      Annotator.Frame(
        corners: overlay.corners.enumerated().map { $1 * ($0 % 2 == 0 ? scale.x : scale.y) },
        caption: overlay.caption, tone: Annotator.Tone(overlay.tone))
    }
    guard !frames.isEmpty || order.legend != nil else {
      return try emit(.rendered(width: fitted.width, height: fitted.height), fitted.pngData())
    }
    let legend = order.legend.map { legend in
      Annotator.Legend(
        keys: legend.keys.map { .init(tone: Annotator.Tone($0.tone), words: $0.words) },
        lines: legend.lines)
    }
    let drawn = try Annotator.picture(of: fitted, frames: frames, legend: legend)
    try emit(.rendered(width: drawn.width, height: drawn.height), drawn.png)
  }

  private static func clipped(_ page: Raster, _ order: ReaderRequest.RenderOrder) throws -> Raster {
    guard let clip = order.clip else { return page }
    guard clip.count == 4,
      let part = page.crop(x: clip[0], y: clip[1], width: clip[2], height: clip[3])
    else {
      throw Refusal(.noPages, page: order.page, detail: "The part lies outside of the page.")
    }
    return part
  }
}

extension Annotator.Tone {
  fileprivate init(_ tone: Overlay.Tone) {
    self =
      switch tone {
      case .good: .good
      case .doubt: .doubt
      case .quiet: .quiet
      case .place: .place
      }
  }
}
