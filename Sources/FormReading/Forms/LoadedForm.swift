package import Foundation
package import Imaging
import Readings
package import Workflows

/// A compiled form, ready for reading.
package struct LoadedForm: Sendable {
  package let digest: String
  package let workflow: Workflow
  /// Blank pages in the order of the form.
  package let pages: [CompiledPage]

  /// - Throws: `Refusal(.readerUnavailable)` where the bytes are no compiled form of this version,
  ///   or another one than the digest says. Such a form has to be compiled again.
  package init(_ data: Data, digest: String) throws {
    guard let parts = FormContainer.unpack(data) else {
      throw Self.damaged("not a compiled form of this version")
    }
    guard parts.digest == digest else { throw Self.damaged("another form than its digest says") }
    do {
      workflow = try JSONDecoder().decode(Workflow.self, from: parts.workflow)
    } catch {
      throw Self.damaged("the workflow in it cannot be decoded")
    }
    pages = try parts.pages.map { blob in
      guard let page = CompiledPage(blob: blob) else { throw Self.damaged("a page is damaged") }
      return page
    }
    guard pages.count == workflow.form.pages.count else {
      throw Self.damaged("it has \(pages.count) pages where the workflow has others")
    }
    self.digest = digest
  }

  private static func damaged(_ what: String) -> Refusal {
    Refusal(.readerUnavailable, detail: "A compiled form is unusable: \(what). Compile it again.")
  }
}
