import Imaging
import Readings

extension PageSight {
  /// Places that a finding shows at most.
  private static let most = 5
  /// Millimetres around a place, so that its picture shows what it is.
  private static let margin = 2.0

  /// The first of some areas for a finding; `index` is the page of the document, 1 for the first.
  func places(_ areas: [Area], index: Int) -> [FindingPlace] {
    areas.prefix(Self.most).map { area in
      let shown = area.expanded(by: Self.margin)
      return FindingPlace(
        page: index, box: [shown.x, shown.y, shown.width, shown.height],
        corners: place.corners(shown))
    }
  }
}

extension [FindingPlace] {
  /// Where they are, for staff.
  var words: String {
    map { place in
      let box = place.box.map { Int($0.rounded()) }
      return "左から\(box[0])mm・上から\(box[1])mmの\(box[2])×\(box[3])mm"
    }.joined(separator: "、")
  }

  /// The same in English: left, top, width and height.
  var millimetres: String {
    map { place in
      "[" + place.box.map { String(Int($0.rounded())) }.joined(separator: ", ") + "]"
    }.joined(separator: ", ")
  }
}
