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
    let unclaimed = pages.filter { !claimed.contains($0.index) && !$0.isBlank }.map(\.index)
    if !unclaimed.isEmpty {
      cases.append(CaseReading(workflow: nil, version: nil, pages: unclaimed))
    } else if cases.isEmpty {
      cases.append(CaseReading(workflow: nil, version: nil, pages: pages.map(\.index)))
    }
    return cases
  }
}
