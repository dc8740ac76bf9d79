public import Readings

extension DocumentReading {
  /// The cases of a reading so that no page is lost: pages with something on them that no case
  /// claims make an unidentified case, and a document without any case makes one of all its pages.
  /// A page that two cases claim stays with the first; pages that the document lacks are left out.
  public var completeCases: [CaseReading] {
    let known = Set(pages.map(\.index))
    var claimed: Set<Int> = []
    var cases = cases.map { reading in
      var reading = reading
      reading.pages = reading.pages.filter { known.contains($0) && claimed.insert($0).inserted }
      return reading
    }
    let unclaimed = pages.filter { !claimed.contains($0.index) && !$0.isLeftOut }.map(\.index)
    if !unclaimed.isEmpty {
      cases.append(CaseReading(workflow: nil, version: nil, pages: unclaimed))
    } else if cases.isEmpty {
      cases.append(CaseReading(workflow: nil, version: nil, pages: pages.map(\.index)))
    }
    return cases
  }

  /// What a re-reading made of one case's pages: the cases of this workflow that claim no page but
  /// these. One that also claims other pages is left out: it would show, and post, what other
  /// people wrote. A page that two of them claim stays with the first.
  public func cases(of workflow: String, within own: Set<Int>) -> [CaseReading] {
    var claimed: Set<Int> = []
    return cases.compactMap { reading in
      guard reading.workflow == workflow, reading.version != nil, own.isSuperset(of: reading.pages)
      else { return nil }
      var reading = reading
      reading.pages = reading.pages.filter { claimed.insert($0).inserted }
      return reading.pages.isEmpty ? nil : reading
    }
  }
}
