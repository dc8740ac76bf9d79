/// Why a scan, or a page of it, cannot be turned into a raster. Holds nothing of the content.
public struct ImagingError: Error, Hashable, Sendable {
  /// The same names as the codes of a refusal in the reading's contract, so that one becomes the
  /// other by its raw value.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case empty
    case unknownFormat
    case truncated
    case corruptImage
    case encrypted
    case noPages
    case tooManyPages
    case tooManyPixels
    case tooManyBytes
  }

  public var code: Code
  /// 1 for the first page; nil where it concerns the whole file.
  public var page: Int?
  /// For operators, in English; never content of the document.
  public var detail: String

  public init(_ code: Code, page: Int? = nil, detail: String = "") {
    self.code = code
    self.page = page
    self.detail = detail
  }

  /// The same error, said of a page where none is named yet.
  func on(page: Int) -> ImagingError {
    ImagingError(code, page: self.page ?? page, detail: detail)
  }
}

/// What a scan may ask of this process.
public struct ImagingLimits: Hashable, Sendable {
  public var maxBytes: Int
  public var maxPages: Int
  /// Pixels of a page after decoding; larger scans are reduced while decoding.
  public var maxPixels: Int
  /// Declared width × height beyond which a page is refused before anything is decoded.
  public var maxDeclaredPixels: Int
  /// Scans of at least twice this resolution are reduced to it (never below it), since the readers
  /// gain nothing from more; pixels per inch.
  public var sufficientDPI: Double

  public init(
    maxBytes: Int = 1_000_000_000, maxPages: Int = 500, maxPixels: Int = 40_000_000,
    maxDeclaredPixels: Int = 600_000_000, sufficientDPI: Double = 300
  ) {
    self.maxBytes = maxBytes
    self.maxPages = maxPages
    self.maxPixels = maxPixels
    self.maxDeclaredPixels = maxDeclaredPixels
    self.sufficientDPI = sufficientDPI
  }

  /// Refuses a declared size before memory is taken for it.
  func check(width: Int, height: Int) throws(ImagingError) {
    guard width > 0, height > 0 else {
      throw ImagingError(.corruptImage, detail: "declared size \(width) x \(height)")
    }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    if overflow || pixels > maxDeclaredPixels {
      throw ImagingError(.tooManyPixels, detail: "declared size \(width) x \(height)")
    }
  }

  /// The whole number by which a page is reduced.
  func reduction(width: Int, height: Int, dpi: Double) -> Int {
    var factor = max(1, Int(dpi / (sufficientDPI * 0.97)))
    while (width / factor) * (height / factor) > maxPixels { factor += 1 }
    return factor
  }
}
