import Imaging
import Readings

extension ImagingLimits {
  init(_ limits: ReadingLimits) {
    self.init(
      maxPages: limits.maxPages, maxPixels: limits.maxPixels,
      maxDeclaredPixels: limits.maxDeclaredPixels)
  }
}

extension Refusal {
  /// The same code in the words of the reading's contract.
  init(_ error: ImagingError) {
    self.init(
      Code(rawValue: error.code.rawValue) ?? .unknownFormat, page: error.page, detail: error.detail)
  }
}
