import Imaging
import Readings
import Recognition
import Workflows

/// Finds what the labels of a page name: in the label's own line, to the right of it, or below it.
final class CandidateFinder {
  let lines: [ReadLine]
  let page: PageLines
  let image: Raster
  let reader: LineTranscriber
  /// Lines that hold a 個人番号, by their place in `lines`.
  private(set) var numbers: Set<Int> = []

  /// Candidates of one page beyond which the rest is a list, not a form.
  static let most = 60

  init(lines: [ReadLine], page: PageLines, image: Raster, reader: LineTranscriber) {
    self.lines = lines
    self.page = page
    self.image = image
    self.reader = reader
  }

  /// Glyphs of a line that are, or may be, a value.
  struct Piece {
    var line: Int
    var range: Range<Int>
  }

  func candidates() throws -> [ValueCandidate] {
    let hits = lines.map { LabelFinder.hits(in: $0.characters, gaps: $0.gaps) }
    let finder = NeighbourFinder(lines: lines, page: page, hits: hits)
    var result: [ValueCandidate] = []
    for (index, found) in hits.enumerated() {
      for (order, hit) in found.enumerated() {
        let next = order + 1 < found.count ? found[order + 1].range.lowerBound : nil
        let end = next ?? lines[index].glyphs.count
        let own = Piece(line: index, range: hit.range.upperBound..<max(hit.range.upperBound, end))
        guard let candidate = try candidate(hit, own, finder), result.count < Self.most else {
          continue
        }
        result.append(candidate)
      }
    }
    return result
  }

  private func candidate(
    _ hit: LabelFinder.Hit, _ own: Piece, _ finder: NeighbourFinder
  ) throws -> ValueCandidate? {
    let wide = ValueText(label: hit.label)
    if !own.range.isEmpty {
      // Without a sign or a gap only what can be nothing else is taken for a value.
      let rest = finder.following(own)
      let text = rest.map { lines[$0.line].text($0.range) }.joined(separator: "\u{3000}")
      guard hit.isParted || (wide.isStrict && wide.value(of: text).value != nil) else { return nil }
      return try made(hit, rest, .sameLine)
    }
    let right = finder.right(of: own.line, hit)
    if !right.isEmpty { return try made(hit, right, .right) }
    let below = finder.below(own.line, hit)
    if !below.isEmpty { return try made(hit, below, .below) }
    return nil
  }

  private func made(
    _ hit: LabelFinder.Hit, _ pieces: [Piece], _ place: ValueCandidate.Place
  ) throws -> ValueCandidate? {
    let kind = ValueText(label: hit.label)
    let whole = try whole(pieces)
    let text = kind.trimmed(
      whole?.text ?? pieces.map { lines[$0.line].text($0.range) }.joined(separator: "\u{3000}"))
    let corners = pieces.map { lines[$0.line].corners($0.range) }
    let bounds = ReadLine.corners(
      corners.map { $0[0] }.min() ?? 0, corners.map { $0[1] }.min() ?? 0,
      corners.map { $0[2] }.max() ?? 0, corners.map { $0[5] }.max() ?? 0)
    let confidence =
      whole?.confidence ?? pieces.map { lines[$0.line].confidence($0.range) }.min() ?? 0
    var candidate = ValueCandidate(
      name: hit.label.name, type: hit.label.type.rawValue, label: hit.text, place: place,
      corners: bounds, raw: text, confidence: confidence)
    if hit.label.type == .myNumber {
      numbers.formUnion(pieces.map(\.line))
      candidate.raw = NumberMask.masked(text, isNamed: true).text
      candidate.isMasked = true
      return candidate
    }
    let mask = NumberMask.masked(text, runsDown: reader.lettersLie)
    if mask.isMasked {
      candidate.raw = mask.text
      candidate.isMasked = true
      return candidate
    }
    guard !text.isEmpty else {
      candidate.findings.append(.unreadable(hit.label.name))
      return place == .sameLine ? nil : candidate
    }
    guard whole != nil || pieces.allSatisfy({ !$0.range.isEmpty }) else {
      // A part of it would look like all of it.
      candidate.findings.append(.unreadable(hit.label.name))
      return candidate
    }
    let (value, finding) = kind.value(of: text)
    candidate.value = value
    candidate.findings += finding.map { [$0] } ?? []
    try check(&candidate, pieces, kind)
    return candidate
  }

  /// The pieces of one row read in one go, in which single characters are read better; nil where they
  /// are one piece, stand in several rows, or cannot be read together.
  private func whole(_ pieces: [Piece]) throws -> ReadLine? {
    guard pieces.count > 1, let first = pieces.first else { return nil }
    var area = lines[first.line].area
    area.left = max(area.left, Int(lines[first.line].corners(first.range)[0]))
    for piece in pieces.dropFirst() {
      let next = lines[piece.line].area
      let rows = min(area.bottom, next.bottom) - max(area.top, next.top)
      guard next.left >= area.right - area.height / 4,
        Double(rows) >= 0.4 * Double(min(area.height, next.height))
      else { return nil }
      area.top = min(area.top, next.top)
      area.bottom = max(area.bottom, next.bottom)
      area.right = max(area.right, next.right)
    }
    let read = try reader.read(area, of: page, on: image)
    return read.glyphs.isEmpty ? nil : read
  }

  /// Reads the value once more with nothing but the characters of its kind; what differs is said.
  private func check(
    _ candidate: inout ValueCandidate, _ pieces: [Piece], _ kind: ValueText
  ) throws {
    let repertoire = Repertoire(of: kind.label.type)
    // What is written out in kanji holds none of those.
    guard reader.network != nil, repertoire != .japanese,
      ValueText.figures(candidate.raw) == candidate.raw
    else { return }
    var again = ""
    for piece in pieces {
      let line = lines[piece.line]
      let corners = line.corners(piece.range)
      var area = line.area
      area.left = max(area.left, Int(corners[0]))
      area.right = min(area.right, Int(corners[2].rounded(.up)))
      guard area.width > 2 else { return }
      again += try reader.read(area, of: page, on: image, repertoire: repertoire).text
    }
    let (value, _) = kind.value(of: kind.trimmed(again))
    // Pieces that were read one by one have no space between them.
    func bare(_ text: String?) -> String? { text?.filter { !$0.isWhitespace } }
    guard let value, bare(value) != bare(candidate.value) else { return }
    if candidate.value == nil {
      // What was no value at all may well be one among the characters that it can hold.
      candidate.value = value
      candidate.findings = [.notReadAgain(kind.label.name)]
    } else {
      candidate.findings.append(.notReadAgain(kind.label.name))
    }
  }
}
