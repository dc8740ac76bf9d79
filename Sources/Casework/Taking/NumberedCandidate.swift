public import Readings

/// A candidate of a case's pages under the number that people name it by.
public struct NumberedCandidate: Hashable, Sendable {
  /// 1 for the first; counted over all pages of the case, in their order.
  public var number: Int
  public var document: DocumentID
  /// Page of its document, 1 for the first.
  public var page: Int
  /// Pixels per inch of that page.
  public var dpi: Double
  public var candidate: ValueCandidate

  /// Where on the page, millimetres: x, y, width, height.
  public var box: [Double] {
    let corners = candidate.corners
    let columns = stride(from: 0, to: corners.count, by: 2).map { corners[$0] }
    let rows = stride(from: 1, to: corners.count, by: 2).map { corners[$0] }
    guard dpi > 0, let left = columns.min(), let right = columns.max(), let top = rows.min(),
      let bottom = rows.max()
    else { return [0, 0, 0, 0] }
    return [left, top, right - left, bottom - top].map { $0 / dpi * 25.4 }
  }
}

extension [PageRecord] {
  /// The candidates of a case's pages, numbered.
  public var candidates: [NumberedCandidate] {
    var found: [NumberedCandidate] = []
    for page in self {
      guard let reading = page.reading else { continue }
      for candidate in reading.transcript?.candidates ?? [] {
        found.append(
          NumberedCandidate(
            number: found.count + 1, document: page.document, page: page.index, dpi: reading.dpi,
            candidate: candidate))
      }
    }
    return found
  }
}
