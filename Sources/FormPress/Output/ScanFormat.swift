import Foundation

/// The kind of file that a scanner writes.
public enum ScanFormat: String, Sendable, CaseIterable {
  case pdf, tiff, jpeg, png

  public var fileExtension: String {
    switch self {
    case .pdf: "pdf"
    case .tiff: "tif"
    case .jpeg: "jpg"
    case .png: "png"
    }
  }

  public static func named(_ name: String) throws(PressError) -> ScanFormat {
    guard let format = ScanFormat(rawValue: name) else {
      throw PressError.unknown(kind: "形式", name: name, known: allCases.map(\.rawValue))
    }
    return format
  }

  /// A file of these pages.
  func file(of pages: [Raster], level: AgeingLevel) throws(PressError) -> Data {
    let bilevel = level.colour == .bilevel
    switch self {
    case .pdf:
      var pdf = PDFFile()
      for page in pages {
        let coding: PDFFile.Coding =
          bilevel ? .group4 : (page.channels == 1 ? .jpegGray : .jpegColour)
        let image =
          bilevel ? try Codec.group4(page) : try Codec.jpeg(page, quality: level.jpegQuality)
        pdf.add(
          .init(
            image: image, width: page.width, height: page.height, dpi: page.dpi, coding: coding))
      }
      return pdf.data()
    case .tiff:
      var files: [Data] = []
      for page in pages { files.append(try Codec.tiff(page, bilevel: bilevel)) }
      return try TIFFFile.joined(files)
    case .jpeg, .png:
      guard pages.count == 1, let page = pages.first else {
        throw PressError.impossible(
          "JPEGとPNGは1ページだけです。pdf か tiff を使ってください。 JPEG and PNG hold one page; use pdf or tiff.")
      }
      return self == .png
        ? try Codec.png(page, bilevel: bilevel)
        : try Codec.jpeg(page, quality: level.jpegQuality)
    }
  }
}
