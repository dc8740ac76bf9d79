import Imaging
import Readings

extension ImagingLimits {
  init(_ limits: ReadingLimits) {
    self.init(
      maxPages: limits.maxPages, maxPixels: limits.maxPixels,
      maxDeclaredPixels: limits.maxDeclaredPixels)
  }
}

extension Registration {
  init(_ result: RegistrationResult, dpi: Double) {
    self.init(
      affine: result.place.affine.list, residual: result.residualMM, patches: result.patches,
      bend: result.place.bend.map { $0.largest / dpi * 25.4 })
  }
}

extension Refusal {
  /// The same code in the words of the reading's contract.
  init(_ error: ImagingError) {
    self.init(
      Code(rawValue: error.code.rawValue) ?? .unknownFormat, page: error.page, detail: error.detail)
  }
}
