import Imaging
import Readings
import Recognition

/// Sees whether a page carries the mark of a separator.
enum SeparatorFinder {
  /// Codes that separators carry; those without a check of their own are found where none is.
  static let kinds: [CodeSymbology] = [.qr, .code128]

  /// The mark of a page, upright or not; nil where it has none. What a code says counts for more than
  /// bars, which say nothing of what follows.
  ///
  /// - Throws: `Refusal(.readerUnavailable)` where ZBar has no memory.
  static func mark(on page: PreparedPage) throws -> SeparatorMark? {
    let marks = try CodeReader.glance(at: Crop(page.fine, dpi: page.fineDPI), for: kinds)
      .compactMap { $0.text.flatMap(SeparatorMark.init(code:)) }
    if let most = marks.max(by: { $0.code.count < $1.code.count }) { return most }
    return PatchCode.isSeparator(Crop(page.coarse, dpi: page.coarseDPI))
      ? SeparatorMark(kind: .patch) : nil
  }
}

extension Crop {
  fileprivate init(_ plane: GrayPlane, dpi: Double) {
    self.init(width: plane.width, height: plane.height, pixels: plane.samples, dpi: dpi)
  }
}
