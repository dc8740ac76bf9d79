/// A searchable PDF that a reader is to write.
public struct PDFOrder: Codable, Sendable {
  /// One page of it.
  public struct Page: Codable, Sendable {
    /// Which of the descriptors holds it, 0 for the first.
    public var document: Int
    /// Page of that document, 1 for the first.
    public var page: Int
    /// Clockwise degrees that set the page upright: 0, 90, 180, 270.
    public var rotation: Int
    /// Degrees to turn back before the quarter turns, as `PageReading.skew`.
    public var skew: Double
    /// Texts that are known, where they stand on the upright page.
    public var texts: [PlacedText]
    /// Places whose text is known or is not to be told: corners on the upright page, pixels. No text is
    /// read there.
    public var covered: [[Double]]

    public init(
      document: Int, page: Int, rotation: Int = 0, skew: Double = 0, texts: [PlacedText] = [],
      covered: [[Double]] = []
    ) {
      self.document = document
      self.page = page
      self.rotation = rotation
      self.skew = skew
      self.texts = texts
      self.covered = covered
    }
  }

  public var pages: [Page]
  public var limits: ReadingLimits

  public init(pages: [Page], limits: ReadingLimits = .init()) {
    self.pages = pages
    self.limits = limits
  }
}

/// A text and where it stands on an upright page. Personal.
public struct PlacedText: Codable, Hashable, Sendable {
  public var text: String
  /// Corners, pixels of the upright page at the scan's own size, clockwise from the top left: x, y, x,
  /// y, …
  public var corners: [Double]

  public init(text: String, corners: [Double]) {
    self.text = text
    self.corners = corners
  }
}
