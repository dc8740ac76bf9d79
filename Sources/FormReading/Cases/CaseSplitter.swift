/// Which pages of a document make one application.
package enum CaseSplitter {
  /// What is known about a page before cases are made.
  package struct Page: Sendable, Hashable {
    /// Page of the document, 1 for the first.
    package var index: Int
    package var isBlank: Bool
    /// nil where no form fits.
    package var form: FormKey?
    /// Page of the form, 1 for the first; 0 where no form fits.
    package var formPage: Int

    package init(index: Int, isBlank: Bool = false, form: FormKey? = nil, formPage: Int = 0) {
      self.index = index
      self.isBlank = isBlank
      self.form = form
      self.formPage = formPage
    }
  }

  /// A workflow in one of its versions.
  package struct FormKey: Sendable, Hashable {
    package var workflow: String
    package var version: String

    package init(workflow: String, version: String) {
      self.workflow = workflow
      self.version = version
    }
  }

  /// The pages of one application in the document's order.
  package struct Group: Sendable, Hashable {
    package var form: FormKey?
    package var pages: [Page]

    package init(form: FormKey?, pages: [Page]) {
      self.form = form
      self.pages = pages
    }
  }

  /// Blank pages are dropped. A new case begins where the workflow changes and where the form's
  /// page does not come after the one before; pages that fit no form and follow each other are one
  /// unidentified case.
  package static func split(_ pages: [Page]) -> [Group] {
    var groups: [Group] = []
    for page in pages where !page.isBlank {
      if let last = groups.last, last.form == page.form,
        page.form == nil || page.formPage > last.pages.last?.formPage ?? 0
      {
        groups[groups.count - 1].pages.append(page)
      } else {
        groups.append(Group(form: page.form, pages: [page]))
      }
    }
    return groups
  }
}
