public import Foundation

/// Version of the messages between daemon and reader; a reader of another version is not used.
public let readerProtocolVersion = 3

/// Bounds on what a reader takes in.
public struct ReadingLimits: Codable, Hashable, Sendable {
  public var maxPages: Int
  /// Pixels of one page after decoding; larger rasters are reduced while decoding where the
  /// format allows it, and refused otherwise.
  public var maxPixels: Int
  /// Declared width × height beyond which a page is refused before anything is decoded.
  public var maxDeclaredPixels: Int

  public init(
    maxPages: Int = 500, maxPixels: Int = 40_000_000, maxDeclaredPixels: Int = 600_000_000
  ) {
    self.maxPages = maxPages
    self.maxPixels = maxPixels
    self.maxDeclaredPixels = maxDeclaredPixels
  }
}

/// What the daemon asks of a reader. File descriptors travel beside the message, in the order
/// that each operation names.
public enum ReaderRequest: Codable, Sendable {
  /// Makes compiled forms known. Descriptors: one mapped read-only for each digest, in order.
  case loadForms(digests: [String])
  /// Compiles a workflow's form. Descriptors: one file for each path, in order.
  /// Answered by `compiled`.
  case compile(workflow: Data, digest: String, paths: [String])
  /// Reads a document. Descriptors: the document. `only` forces one workflow (nil: identify);
  /// `likely` narrows identification. Answered by a `page` for each page, then `read`.
  case read(ReadOrder)
  /// Renders a page upright as PNG. Descriptors: the document. Answered by `rendered`.
  case render(RenderOrder)
  /// Looks at a blank form for boxes. Descriptors: the blank form. Answered by `layout`.
  case proposeLayout(page: Int, limits: ReadingLimits)
  /// Writes pages as one PDF that can be searched. Descriptors: the documents, as the order numbers
  /// them. Answered by a `pageStarted` for each page, then `searchablePDF`.
  case writeSearchablePDF(PDFOrder)

  public struct ReadOrder: Codable, Sendable {
    public var limits: ReadingLimits
    /// The workflow that every page must be, by id; nil where pages are to be identified.
    public var only: String?
    /// Digests of the forms that count; earlier loaded ones that are not named are ignored.
    public var digests: [String]
    /// What people of this site found when they looked at sure values.
    public var site: SiteCounts

    public init(
      limits: ReadingLimits = .init(), only: String? = nil, digests: [String],
      site: SiteCounts = .none
    ) {
      self.limits = limits
      self.only = only
      self.digests = digests
      self.site = site
    }
  }

  public struct RenderOrder: Codable, Sendable {
    public var page: Int
    /// Clockwise degrees: 0, 90, 180, 270.
    public var rotation: Int
    /// Degrees to turn back after the quarter turns, as `PageReading.skew`.
    public var skew: Double
    /// Longest side of the result, pixels; nil keeps the scan's own size.
    public var longestSide: Int?
    /// The part of the upright page that is wanted, pixels: left, top, width, height; nil for all.
    public var clip: [Int]?
    public var overlay: [Overlay]
    /// Below the page and beyond `longestSide`; nil for none.
    public var legend: PageLegend?
    public var limits: ReadingLimits

    public init(
      page: Int, rotation: Int = 0, skew: Double = 0, longestSide: Int? = nil, clip: [Int]? = nil,
      overlay: [Overlay] = [], legend: PageLegend? = nil, limits: ReadingLimits = .init()
    ) {
      self.page = page
      self.rotation = rotation
      self.skew = skew
      self.longestSide = longestSide
      self.clip = clip
      self.overlay = overlay
      self.legend = legend
      self.limits = limits
    }
  }
}

/// A frame with a caption drawn over a rendered page.
public struct Overlay: Codable, Hashable, Sendable {
  public enum Tone: String, Codable, Hashable, Sendable {
    /// Accepted.
    case good
    /// Waits for review.
    case doubt
    /// Empty, or nothing expected.
    case quiet
    /// A place that a finding speaks of.
    case place
  }

  /// Corners, pixels of the upright page at the scan's own size: x, y, x, y, x, y, x, y.
  public var corners: [Double]
  public var caption: String
  public var tone: Tone

  public init(corners: [Double], caption: String, tone: Tone) {
    self.corners = corners
    self.caption = caption
    self.tone = tone
  }
}

/// What a reader answers. Bulk bytes travel as the message's blob.
public enum ReaderResponse: Codable, Sendable {
  /// The first message of a new reader.
  case ready(protocolVersion: Int, reader: String)
  case loaded
  /// Blob: the compiled form.
  case compiled(warnings: [String])
  /// Sent before work on a page begins, so that a deadline counts by page.
  case pageStarted(index: Int, of: Int)
  case page(PageReading)
  case read(DocumentReading)
  /// Blob: a PNG.
  case rendered(width: Int, height: Int)
  case layout(LayoutProposal)
  /// Blob: a PDF.
  case searchablePDF(pages: Int)
  /// The document cannot be processed. The reader itself is sound.
  case refused(Refusal)
  /// The form cannot be compiled, in words for an administrator.
  case formRejected(japanese: String, english: String)
}

/// Boxes that a blank form seems to have.
public struct LayoutProposal: Codable, Hashable, Sendable {
  public struct Item: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Hashable, Sendable { case box, cells, check }
    public var kind: Kind
    /// Millimetres: x, y, width, height; for cells, of the first.
    public var box: [Double]
    /// For cells.
    public var pitch: Double?
    public var count: Int?
    /// Printed text near it that may name it.
    public var label: String?

    public init(
      kind: Kind, box: [Double], pitch: Double? = nil, count: Int? = nil, label: String? = nil
    ) {
      self.kind = kind
      self.box = box
      self.pitch = pitch
      self.count = count
      self.label = label
    }
  }

  /// Millimetres.
  public var width: Double
  public var height: Double
  public var items: [Item]

  public init(width: Double, height: Double, items: [Item]) {
    self.width = width
    self.height = height
    self.items = items
  }
}
