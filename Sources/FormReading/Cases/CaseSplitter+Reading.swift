import Readings
import Workflows

extension CaseSplitter {
  /// What each of these forms says about its place in a stack.
  static func policies(of forms: [LoadedForm]) -> [FormKey: Policy] {
    var policies: [FormKey: Policy] = [:]
    for loaded in forms {
      let form = loaded.workflow.form
      policies[FormKey(workflow: loaded.workflow.id, version: loaded.digest)] = Policy(
        required: Set(form.pages.indices.map { $0 + 1 }).subtracting(form.optionalPages),
        takesAttachments: form.takesAttachments, endsAtBlank: form.blankPages == .separator)
    }
    return policies
  }

  /// Pages that may be missing and that a group lacks while the document holds sheets that fit no form, or
  /// pages of this form that stand alone: one of them may be it.
  static func unseenPages(of group: Group, among groups: [Group], optional: Set<Int>) -> [Int] {
    let isLost = groups.contains { other in
      other != group
        && (other.form == nil
          || other.form == group.form && !other.pages.contains { $0.formPage == 1 })
    }
    guard isLost else { return [] }
    return optional.subtracting(group.pages.map(\.formPage)).sorted()
  }
}

extension Form {
  /// Pages that may be missing, 1 for the first.
  var optionalPages: Set<Int> {
    Set(pages.indices.filter { pages[$0].optional }.map { $0 + 1 })
  }
}

extension CaseSplitter.Page {
  init(_ reading: PageReading) {
    // What resembles a known form says so instead of these, and is nobody's attachment.
    let fitsNothing = ["page.unidentified", "page.unregistered"]
    self.init(
      index: reading.index, isBlank: reading.isBlank,
      form: reading.form.map { .init(workflow: $0.workflow, version: $0.version) },
      formPage: reading.form?.formPage ?? 0, isSeparator: reading.separator != nil,
      mayAttach: reading.findings.contains { fitsNothing.contains($0.code) })
  }
}

extension [PageReading] {
  /// The separator that parts a group from what lies before it; nil where none does.
  func separator(before group: CaseSplitter.Group) -> SeparatorMark? {
    guard let first = group.pages.map(\.index).min() else { return nil }
    // Only what is in no case may lie between the two.
    let before = filter { $0.index < first }.reversed().prefix { $0.isLeftOut }
    return before.lazy.compactMap(\.separator).first
  }
}

extension CaseReading {
  /// What the case owes to its place in the stack: attachments, and findings.
  ///
  /// - Parameter mark: the separator before it.
  mutating func add(
    _ group: CaseSplitter.Group, after mark: SeparatorMark?, of workflow: Workflow,
    known: [Workflow]
  ) {
    let attached = group.attachments.map(\.index)
    if !attached.isEmpty {
      pages = group.pages.map(\.index)
      findings.append(.attachments(attached, of: workflow.name))
    }
    if group.isReversed { findings.append(.pagesReversed(group.pages.map(\.index))) }
    if let named = mark?.workflow, named != workflow.id {
      let name = known.first { $0.id == named }?.name ?? named
      findings.append(.separatorDiffers(name, form: workflow.name))
    }
  }
}
