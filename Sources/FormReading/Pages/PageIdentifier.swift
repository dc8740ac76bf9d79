import Imaging
import Readings
import Recognition
import Workflows

/// Finds which page of which form a page is, and which way up it lies.
struct PageIdentifier {
  let forms: [LoadedForm]
  /// Reads identifying text.
  let reader: any TextReader

  struct Match {
    var form: LoadedForm
    /// Page of the form, 1 for the first.
    var formPage: Int
    /// Clockwise quarter turns that set the page upright.
    var quarterTurns: Int
    var registration: RegistrationResult
    /// 0 to 1.
    var score: Double
  }

  /// Share of the blank's print that must be found in place. Right forms have more than 0.85; below
  /// it a form that names no identifying text is not taken.
  static let sure = 0.85
  static let possible = 0.70
  /// Forms whose agreement differs by less are told apart by their text.
  static let close = 0.05
  /// Share of an identifying text that must be read in its place. Forms of one family differ by a few
  /// characters of their title only: another form in the right layout is not ours.
  static let readable = 0.7
  /// Least correlation of every part of an identifying text with its print on the blank form, above
  /// which nothing need be read. The right titles of 214 worn, faxed and fair pages had 0.85 to
  /// 0.99; another character in the same place has less than 0.5.
  static let alike = 0.75
  /// How many of the nearest layouts are laid on the page.
  static let tries = 5

  /// - Parameter straight: the page after deskewing, not yet turned upright.
  /// - Returns: nil where no form fits.
  func identify(_ straight: Raster, prepared: PreparedPage) throws -> Match? {
    let places = forms.flatMap { form in form.pages.indices.map { (form: form, page: $0) } }
    let near = prepared.descriptor.shortlist(
      places.map { $0.form.pages[$0.page].descriptor }, count: Self.tries)
    var turned: [Int: PreparedPage] = [:]
    var matches: [(match: Match, place: Int)] = []
    for (rank, candidate) in near.enumerated() {
      let place = places[candidate.index]
      let page =
        turned[candidate.quarterTurns] ?? prepared.rotated(quarterTurns: candidate.quarterTurns)
      turned[candidate.quarterTurns] = page
      guard let result = Registrar.register(page: page, to: place.form.pages[place.page]),
        result.agreement >= Self.possible
      else { continue }
      matches.append(
        (
          Match(
            form: place.form, formPage: place.page + 1, quarterTurns: candidate.quarterTurns,
            registration: result, score: result.agreement), candidate.index
        ))
      // A clear match whose rivals lie far behind needs no more tries.
      if result.agreement >= Self.sure {
        let rival = near.dropFirst(rank + 1).first { $0.index != candidate.index }
        if rival.map({ $0.distance > candidate.distance * 1.5 + 0.1 }) ?? true { break }
      }
    }
    matches.sort { $0.match.score > $1.match.score }
    guard let best = matches.first else { return nil }
    let rivals = matches.filter { $0.match.score > best.match.score - Self.close }
    return try byText(rivals.map(\.match), straight)
  }

  /// The match whose identifying text is on the page: looks as on the blank form, or is read there.
  /// Of forms that name none the best agreement counts, if it is sure and alone.
  private func byText(_ rivals: [Match], _ straight: Raster) throws -> Match? {
    var best: (match: Match, likeness: Double)?
    for rival in rivals {
      let marks = rival.form.workflow.form.identify.filter { $0.page == rival.formPage }
      guard !marks.isEmpty else { continue }
      let upright = straight.rotated(quarterTurns: rival.quarterTurns)
      let page = PageOnForm(
        raster: upright, place: rival.registration.place,
        form: rival.form.pages[rival.formPage - 1])
      let likeness = try marks.map { try self.likeness(of: $0, on: page) }.min() ?? 0
      if likeness > best?.likeness ?? -1 { best = (rival, likeness) }
    }
    if let best, best.likeness >= Self.readable { return best.match }
    guard best == nil, let only = rivals.first, rivals.count == 1, only.score >= Self.sure else {
      return nil
    }
    return only
  }

  /// 0 to 1 of a text that was read, more of one that looks the same.
  private func likeness(of mark: IdentifyingText, on page: PageOnForm) throws
    -> Double
  {
    if let look = page.view(mark.box, margin: 1).flatMap(PrintLikeness.least), look >= Self.alike {
      return 1 + look
    }
    return TextLikeness.share(of: mark.text, in: try page.printedText(in: mark.box, by: reader))
  }
}
