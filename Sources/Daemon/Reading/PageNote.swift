import Casework
import Readings

/// What is drawn over and below one page of a reading, for people to see what was read where.
struct PageNote {
  /// The fields, or on a page that fits no form its lines and candidates; over them the places of
  /// findings, numbered.
  let frames: [Overlay]
  let legend: PageLegend

  /// - Parameter page: 1 for the first.
  init(_ reading: DocumentReading, page: Int) {
    let found = reading.pages.first { $0.index == page }
    let fields = reading.cases.flatMap(\.fields).filter { $0.page == page && $0.corners.count == 8 }
    let told = Self.findings(of: reading, page: page)
    var places: [Overlay] = []
    var lines: [String] = []
    for finding in told {
      let own = (finding.places ?? []).filter { $0.page == page }
      let numbers = own.indices.map { Self.number(places.count + $0 + 1) }
      places += zip(own, numbers).map { Overlay(corners: $0.corners, caption: $1, tone: .place) }
      lines.append("\(numbers.joined()) \(finding.japanese)")
    }
    let isStrange = found?.transcript != nil
    frames =
      fields.map(Overlay.init) + (found?.transcript.map(Overlay.all(in:)) ?? []) + places
    let tones = Set(frames.map(\.tone))
    legend = PageLegend(
      keys: Self.keys(isStrange: isStrange).filter { tones.contains($0.tone) }, lines: lines)
  }

  /// Every finding once, in the reading's order, that shows a place on the page. A page's finding
  /// stands in its case too.
  private static func findings(of reading: DocumentReading, page: Int) -> [Finding] {
    let all =
      reading.pages.flatMap(\.findings)
      + reading.cases.flatMap { $0.findings + $0.fields.flatMap(\.findings) }
    var seen: Set<Finding> = []
    return all.filter { finding in
      finding.places?.contains { $0.page == page } == true && seen.insert(finding).inserted
    }
  }

  /// ① to ⑳, and plain beyond.
  private static func number(_ count: Int) -> String {
    guard count <= 20, let letter = Unicode.Scalar(0x245F + count) else { return "(\(count))" }
    return String(Character(letter))
  }

  private static func keys(isStrange: Bool) -> [PageLegend.Key] {
    [
      .init(.good, "受入 accepted"),
      .init(.doubt, isStrange ? "候補 candidate" : "要確認 to be reviewed"),
      .init(.quiet, isStrange ? "行 line" : "空欄 empty"),
      .init(.place, "指摘の箇所 place of a finding"),
    ]
  }
}

extension Overlay {
  /// The lines of a page that fits no form, and what its labels name.
  static func all(in transcript: PageTranscript) -> [Overlay] {
    transcript.lines.map { Overlay(corners: $0.corners, caption: "", tone: .quiet) }
      + transcript.candidates.map { one in
        Overlay(
          corners: one.corners, caption: "\(one.name)？ \(TranscriptWords.value(one))", tone: .doubt)
      }
  }

  /// A field's frame and what it is taken for.
  init(_ field: FieldReading) {
    let tone: Tone = field.accepted ? (field.value == nil ? .quiet : .good) : .doubt
    self.init(
      corners: field.corners, caption: field.value ?? (field.accepted ? "" : "？"), tone: tone)
  }
}
