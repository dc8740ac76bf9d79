extension CaseSplitter {
  /// Takes pages one by one and puts each into the group that is open, or begins another.
  struct Gathering {
    let policies: [FormKey: Policy]
    private(set) var groups: [Group] = []
    /// What follows does not belong to the last group.
    private var isParted = false

    init(policies: [FormKey: Policy]) { self.policies = policies }

    mutating func take(_ page: Page) {
      if page.isSeparator { isParted = true }
      if page.isBlank, let last = groups.last, endsAtBlank(last) { isParted = true }
      if page.isLeftOut { return }
      if !isParted, let last = groups.last, belongs(page, to: last) {
        groups[groups.count - 1].pages.append(page)
      } else {
        groups.append(Group(form: page.form, pages: [page], isParted: isParted))
      }
      isParted = false
    }

    private func belongs(_ page: Page, to group: Group) -> Bool {
      guard let form = page.form else {
        guard let known = group.form else { return true }
        return page.mayAttach && policies[known]?.takesAttachments == true
      }
      let last = group.pages.last { $0.form != nil }
      return group.form == form && page.formPage > last?.formPage ?? 0
    }

    private func endsAtBlank(_ group: Group) -> Bool {
      guard let form = group.form, let policy = policies[form], policy.endsAtBlank else {
        return false
      }
      return policy.required.isSubset(of: Set(group.pages.map(\.formPage)))
    }
  }

  /// Stacks that were fed face down: page 2 of every application before its page 1.
  enum Reversal {
    /// Groups of one form without a separator between them, put together anew where they are complete
    /// only backwards.
    static func mend(_ run: [Group], policies: [FormKey: Policy]) -> [Group] {
      guard let form = run.first?.form, let wanted = policies[form]?.required, wanted.count > 1,
        run.allSatisfy({ $0.form == form })
      else { return run }
      let backwards = wanted.sorted(by: >)
      let pages = run.flatMap(\.pages)
      guard pages.count % backwards.count == 0 else { return run }
      let parts = stride(from: 0, to: pages.count, by: backwards.count).map {
        Array(pages[$0..<($0 + backwards.count)])
      }
      guard parts.allSatisfy({ $0.map(\.formPage) == backwards }) else { return run }
      return parts.map { Group(form: form, pages: $0, isReversed: true) }
    }
  }
}

extension [CaseSplitter.Group] {
  /// Runs of neighbours with one form and nothing between them, each given to `body`.
  func flatMapRuns(_ body: ([CaseSplitter.Group]) -> [CaseSplitter.Group]) -> [CaseSplitter.Group] {
    var result: [CaseSplitter.Group] = []
    var run: [CaseSplitter.Group] = []
    for group in self {
      if let first = run.first, first.form != group.form || group.isParted {
        result += body(run)
        run = []
      }
      run.append(group)
    }
    return result + (run.isEmpty ? [] : body(run))
  }
}
