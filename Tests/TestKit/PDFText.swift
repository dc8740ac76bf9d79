import CPoppler
package import Foundation

/// What Poppler finds on pages of a PDF.
package enum PDFText {
  package struct Unreadable: Error {}

  /// - Parameter page: 0 for the first.
  package static func of(_ pdf: Data, page: Int = 0) throws -> String {
    try pdf.withUnsafeBytes { bytes in
      var status = CPOPPLER_OK
      guard let document = cpoppler_open(bytes.baseAddress, bytes.count, &status) else {
        throw Unreadable()
      }
      defer { cpoppler_close(document) }
      guard let text = cpoppler_page_text(document, Int32(page)) else { throw Unreadable() }
      defer { cpoppler_free(text) }
      return String(cString: text)
    }
  }
}
