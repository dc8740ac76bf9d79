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
    /// A sheet that parts applications.
    package var isSeparator: Bool
    /// A page that fits no form may go with the form before it. Not so a form that is nearly known.
    package var mayAttach: Bool

    package init(
      index: Int, isBlank: Bool = false, form: FormKey? = nil, formPage: Int = 0,
      isSeparator: Bool = false, mayAttach: Bool = true
    ) {
      self.index = index
      self.isBlank = isBlank
      self.form = form
      self.formPage = formPage
      self.isSeparator = isSeparator
      self.mayAttach = mayAttach
    }

    /// In no case, and named in the document's record instead.
    var isLeftOut: Bool { isBlank || isSeparator }
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
    /// A separator, or a blank page that counts as one, lies before it.
    package var isParted: Bool
    /// Its pages came last side first, as a stack that was fed face down.
    package var isReversed: Bool

    package init(
      form: FormKey?, pages: [Page], isParted: Bool = false, isReversed: Bool = false
    ) {
      self.form = form
      self.pages = pages
      self.isParted = isParted
      self.isReversed = isReversed
    }

    /// Pages that fit no form in the case of one that does.
    package var attachments: [Page] { form == nil ? [] : pages.filter { $0.form == nil } }
  }

  /// What a form says about its place in a stack.
  package struct Policy: Sendable, Hashable {
    /// Pages of the form, 1 for the first, without which a case is not complete.
    package var required: Set<Int>
    /// Pages that fit no form go with the form before them.
    package var takesAttachments: Bool
    /// A blank page behind a complete case ends it.
    package var endsAtBlank: Bool

    package init(
      required: Set<Int> = [1], takesAttachments: Bool = false, endsAtBlank: Bool = false
    ) {
      self.required = required
      self.takesAttachments = takesAttachments
      self.endsAtBlank = endsAtBlank
    }
  }

  /// Every page is in exactly one group, but for blank pages and separators.
  ///
  /// A new case begins at a separator, where the workflow changes and where the form's page does not
  /// come after the one before. A run of one form that is complete only when it is read backwards was
  /// fed face down. Pages that fit no form go with the form before them where its policy takes them;
  /// else those that follow each other are one unidentified case.
  ///
  /// - Parameter policies: of each form; one that is not named takes no attachments.
  package static func split(_ pages: [Page], policies: [FormKey: Policy] = [:]) -> [Group] {
    var gathering = Gathering(policies: policies)
    for page in pages { gathering.take(page) }
    return gathering.groups.flatMapRuns { Reversal.mend($0, policies: policies) }
  }
}
