import Foundation
import Imaging
import Readings

/// Proposes fields for a blank form.
enum LayoutProposer {
  static func propose(
    page: Int, limits: ReadingLimits, _ descriptor: Int32, _ emit: ReaderService.Emit
  ) throws {
    let file = try ScanFile.open(descriptor: descriptor, limits: ImagingLimits(limits))
    guard (1...file.pageCount).contains(page) else {
      throw Refusal(.noPages, page: page, detail: "of \(file.pageCount)")
    }
    let raster = try file.page(at: page - 1)
    let skew = raster.findSkew()
    let straight = abs(skew.degrees) > 0.1 ? raster.deskewed(skew) : raster
    let items = try LayoutFinder.fields(on: straight).map { field in
      LayoutProposal.Item(
        kind: LayoutProposal.Item.Kind(rawValue: field.kind.rawValue) ?? .box,
        box: [field.area.x, field.area.y, field.area.width, field.area.height],
        pitch: field.pitch, count: field.count)
    }
    try emit(
      .layout(
        LayoutProposal(width: straight.widthMM, height: straight.heightMM, items: items)), nil)
  }
}
