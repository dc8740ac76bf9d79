import Imaging
import Readings
import Recognition

/// Writes down a page that fits no form, and offers what its labels name.
struct PageTranscriber {
  let reader: LineTranscriber
  let clock: StageClock

  /// Lines of one page that are read.
  static let mostLines = 160
  /// Milliseconds after which no further line is begun. A page's deadline is much longer.
  static let mostTime = 30_000.0
  /// Lines that are read to see which way up the page lies.
  static let probes = 4
  /// Share of a page's lines that must be readable for it to be called a page of text.
  static let readable = 0.25

  struct Result {
    var transcript: PageTranscript
    /// Clockwise quarter turns that set the page upright.
    var quarterTurns: Int
    var findings: [Finding]
  }

  /// - Parameters:
  ///   - straight: the page after deskewing, not yet turned upright.
  ///   - index: page of the document, for the words.
  func transcribe(_ straight: Raster, index: Int) throws -> Result {
    let page = straight.withoutRed()
    let (turns, upright, found) = try upright(page)
    guard let found, !found.lines.isEmpty else {
      return Result(
        transcript: PageTranscript(), quarterTurns: turns, findings: [.noLines(index)])
    }
    let all = try self.read(found, on: upright)
    let read = SpreadLabels.joined(all, page: found)
    let finder = CandidateFinder(lines: read, page: found, image: upright, reader: reader)
    let candidates = try clock.measure(.recognise) { try finder.candidates() }
    let named = finder.numbers
    let lines = read.enumerated().map { offset, line in
      let (text, isMasked) = NumberMask.masked(line.text, isNamed: named.contains(offset))
      return TranscribedLine(
        corners: ReadLine.corners(
          Double(line.area.left), Double(line.area.top), Double(line.area.right),
          Double(line.area.bottom)),
        text: text, confidence: line.confidence, isMasked: isMasked)
    }
    let transcript = PageTranscript(
      lines: lines, candidates: candidates, unreadLines: found.lines.count - all.count)
    return Result(
      transcript: transcript, quarterTurns: turns, findings: findings(transcript, index))
  }

  /// The lines of a page as far as bounds allow.
  func read(_ found: PageLines, on page: Raster) throws -> [ReadLine] {
    let start = clock.moment()
    var read: [ReadLine] = []
    for area in found.lines.prefix(Self.mostLines) {
      guard clock.moment() - start < Self.mostTime else { break }
      read.append(try clock.measure(.recognise) { try reader.read(area, of: found, on: page) })
    }
    return read
  }

  private func findings(_ transcript: PageTranscript, _ index: Int) -> [Finding] {
    var findings: [Finding] = []
    let readable = transcript.lines.count { !$0.text.isEmpty }
    if Double(readable) < Self.readable * Double(transcript.lines.count) {
      findings.append(.littleText(index))
    } else if readable < transcript.lines.count {
      findings.append(.unreadLines(index, transcript.lines.count - readable))
    }
    if transcript.unreadLines > 0 { findings.append(.cutShort(index, transcript.unreadLines)) }
    if transcript.lines.contains(where: \.isMasked)
      || transcript.candidates.contains(where: \.isMasked)
    {
      findings.append(.maskedNumber(index))
    }
    if reader.network == nil { findings.append(.transcribedByTesseract(index)) }
    return findings
  }

  // MARK: - Which way up

  /// The page upright, with its lines: which way its lines run is seen, which end is up is read.
  private func upright(_ page: Raster) throws -> (turns: Int, page: Raster, lines: PageLines?) {
    let first = page.lineDirection() == .sideways ? 1 : 0
    let one = page.rotated(quarterTurns: first)
    guard let lines = clock.measure(.identify, { PageLines(one) }), !lines.lines.isEmpty else {
      return (0, page, nil)
    }
    let sure = try likeness(lines, one)
    if sure >= 0.9 { return (first, one, lines) }
    let other = page.rotated(quarterTurns: first + 2)
    guard let turned = clock.measure(.identify, { PageLines(other) }),
      try likeness(turned, other) > sure
    else { return (first, one, lines) }
    return ((first + 2) % 4, other, turned)
  }

  /// How certainly the longest lines are read.
  private func likeness(_ lines: PageLines, _ page: Raster) throws -> Double {
    let longest = lines.lines.filter { $0.width < 14 * $0.height }
      .sorted { ($0.width, $0.top, $0.left) > ($1.width, $1.top, $1.left) }.prefix(Self.probes)
    let certainties = try clock.measure(.recognise) {
      try longest.map { try reader.read($0, of: lines, on: page).confidence }
    }
    return certainties.isEmpty ? 0 : certainties.reduce(0, +) / Double(certainties.count)
  }
}
