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
    let page = straight.forReading()
    let sight = try sight(of: page)
    guard let found = sight.lines else {
      return Result(transcript: PageTranscript(), quarterTurns: 0, findings: [.noLines(index)])
    }
    let reader = reader(sight)
    let all = try self.read(found, on: sight.page, by: reader)
    let read = SpreadLabels.joined(all, page: found)
    let finder = CandidateFinder(lines: read, page: found, image: sight.page, reader: reader)
    let candidates = try clock.measure(.recognise) { try finder.candidates() }
    let named = finder.numbers
    let lines = read.enumerated().map { offset, line in
      let (text, isMasked) = NumberMask.masked(
        line.text, isNamed: named.contains(offset), runsDown: sight.lettersLie)
      return TranscribedLine(
        corners: ReadLine.corners(
          Double(line.area.left), Double(line.area.top), Double(line.area.right),
          Double(line.area.bottom)),
        text: text, confidence: line.confidence, isMasked: isMasked)
    }
    var transcript = PageTranscript(
      lines: lines, candidates: candidates, unreadLines: found.lines.count - all.count)
    if sight.lettersLie { transcript = transcript.turnedRight(height: sight.page.height) }
    return Result(
      transcript: transcript, quarterTurns: sight.quarterTurns,
      findings: findings(transcript, index))
  }

  /// The lines of a page as far as bounds allow.
  ///
  /// - Parameter other: reads them in place of this one's reader.
  func read(
    _ found: PageLines, on page: Raster, by other: LineTranscriber? = nil
  ) throws -> [ReadLine] {
    let reader = other ?? reader
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

  /// How a page is to be read.
  struct Sight {
    /// Clockwise quarter turns that make its lines run across.
    var turns = 0
    var page: Raster
    var lines: PageLines?
    /// Its letters lie on their left side then.
    var lettersLie = false

    /// Clockwise quarter turns that set it upright.
    var quarterTurns: Int { (turns + (lettersLie ? 1 : 0)) % 4 }
  }

  /// Certainty from which a page is read for sure.
  private static let sure = 0.9
  /// Certainty from which letters that were set upright did lie, and how much less it may be than that of the same
  /// letters as they are.
  private static let likely = 0.75
  private static let slack = 0.15
  /// Share of lines of a letter or two from which they may be parts of columns, and how many there must be.
  private static let slivers = (share: 0.6, least: 8)

  /// The page with its lines: which way they run is seen; which end is up, and whether the letters stand or lie, is
  /// read.
  ///
  /// The line network reads letters that lie on their left side, too, as it was trained on columns that were turned so.
  /// Whether they do is told by setting them upright: then they can be read only where they lay.
  func sight(of page: Raster) throws -> Sight {
    let isSideways = page.lineDirection() == .sideways
    let across = try sight(of: page, turns: isSideways ? 1 : 0)
    guard !isSideways, let lines = across.lines?.lines else { return across }
    let short = lines.count { Double($0.width) < 1.8 * Double($0.height) }
    guard lines.count >= Self.slivers.least,
      Double(short) >= Self.slivers.share * Double(lines.count)
    else { return across }
    let down = try sight(of: page, turns: 1)
    return down.lettersLie ? down : across
  }

  /// An upright page whose lines run across.
  func sightAcross(_ page: Raster) -> Sight {
    Sight(page: page, lines: clock.measure(.identify) { PageLines(page) })
  }

  /// The better of a page turned so and the other way round.
  private func sight(of page: Raster, turns first: Int) throws -> Sight {
    var best = Sight(page: page)
    var certainty = 0.0
    for turns in [first, first + 2] {
      let turned = page.rotated(quarterTurns: turns)
      let lines = clock.measure(.identify) { PageLines(turned) }
      guard let lines, !lines.lines.isEmpty else { continue }
      let sight = Sight(turns: turns % 4, page: turned, lines: lines)
      let here = try likeness(sight)
      if here > certainty || best.lines == nil { (best, certainty) = (sight, here) }
      if certainty >= Self.sure { break }
    }
    var lying = best
    lying.lettersLie = true
    let least = max(Self.likely, certainty - Self.slack)
    return try best.lines != nil && likeness(lying) >= least ? lying : best
  }

  /// How certainly the longest lines are read.
  private func likeness(_ sight: Sight) throws -> Double {
    guard let lines = sight.lines else { return 0 }
    let longest = lines.lines.filter { sight.lettersLie || $0.width < 14 * $0.height }
      .sorted { ($0.width, $0.top, $0.left) > ($1.width, $1.top, $1.left) }.prefix(Self.probes)
    let reader = reader(sight)
    let certainties = try clock.measure(.recognise) {
      try longest.map { try reader.read($0, of: lines, on: sight.page).confidence }
    }
    return certainties.isEmpty ? 0 : certainties.reduce(0, +) / Double(certainties.count)
  }

  func reader(_ sight: Sight) -> LineTranscriber {
    var reader = reader
    reader.lettersLie = sight.lettersLie
    return reader
  }
}

extension PageTranscript {
  /// The same on the page turned clockwise by a quarter; `height` is the page's before, pixels.
  fileprivate func turnedRight(height: Int) -> PageTranscript {
    func turned(_ corners: [Double]) -> [Double] {
      // Left, top, right and bottom of a box; what was on the left is at the top then.
      ReadLine.corners(
        Double(height) - corners[5], corners[0], Double(height) - corners[1], corners[2])
    }
    var result = self
    for index in result.lines.indices {
      result.lines[index].corners = turned(lines[index].corners)
    }
    for index in result.candidates.indices {
      result.candidates[index].corners = turned(candidates[index].corners)
      switch candidates[index].place {
      case .right: result.candidates[index].place = .below
      case .below: result.candidates[index].place = .left
      case .sameLine, .left: break
      }
    }
    return result
  }
}
