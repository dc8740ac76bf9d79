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

    var blank: CompiledPage { form.pages[formPage - 1] }
  }

  enum Outcome {
    case match(Match)
    /// Several fit, and what only one of them prints does not decide.
    case ambiguous([Match])
    /// None fits well enough; the nearest lies on the page nevertheless.
    case like(Match)
    case unknown

    var isMatch: Bool {
      if case .match = self { true } else { false }
    }
  }

  /// Share of the blank's print that must be found in place. Right forms have more than 0.85; below
  /// it a form that names no identifying text is not taken.
  static let sure = 0.85
  static let possible = 0.70
  /// Forms whose agreement differs by less are told apart by their text and by what only one prints.
  static let close = 0.05
  /// Share of an identifying text that must be read in its place. Forms of one family differ by a few
  /// characters of their title only: another form in the right layout is not ours.
  static let readable = 0.7
  /// Least correlation of every part of an identifying text with its print on the blank form, above
  /// which nothing need be read. The right titles of 214 worn, faxed and fair pages had 0.85 to
  /// 0.99; another character in the same place has less than 0.5.
  static let alike = 0.75

  /// - Parameter straight: the page after deskewing, not yet turned upright.
  func identify(_ straight: Raster, prepared: PreparedPage) throws -> Outcome {
    let found = NearForms(forms: forms).matches(prepared)
    let matches = found.filter { $0.score >= Self.possible }
    guard let best = matches.first else { return found.first.map { .like($0) } ?? .unknown }
    let rivals = matches.filter { $0.score > best.score - Self.close }
    let outcome = try decided(rivals, straight, prepared)
    guard case .unknown = outcome else { return outcome }
    return .like(best)
  }

  /// The rival whose identifying text is on the page and whose own print is; of forms that name no
  /// text one that agrees surely.
  private func decided(
    _ rivals: [Match], _ straight: Raster, _ prepared: PreparedPage
  ) throws -> Outcome {
    var titled: [(match: Match, likeness: Double)] = []
    var untitled: [Match] = []
    for rival in rivals {
      guard let likeness = try likeness(of: rival, straight) else {
        if rival.score >= Self.sure { untitled.append(rival) }
        continue
      }
      if likeness >= Self.readable { titled.append((rival, likeness)) }
    }
    titled.sort { $0.likeness > $1.likeness }
    // A title that is there says more than none that is asked for.
    let candidates = titled.isEmpty ? untitled : titled.map(\.match)
    guard var best = candidates.first else { return .unknown }
    var undecided: [Match] = []
    for rival in candidates.dropFirst() {
      switch duel(best, rival, prepared) {
      case .first: break
      case .second:
        best = rival
        undecided = []
      case .undecided: undecided.append(rival)
      }
    }
    return undecided.isEmpty ? .match(best) : .ambiguous([best] + undecided)
  }

  private func duel(_ first: Match, _ second: Match, _ prepared: PreparedPage) -> PrintDuel.Verdict
  {
    // Versions of one workflow, and a form that fits both ways up, are no two forms.
    guard first.form.workflow.id != second.form.workflow.id || first.formPage != second.formPage,
      first.quarterTurns == second.quarterTurns
    else { return .first }
    let page = prepared.rotated(quarterTurns: first.quarterTurns)
    return PrintDuel(page: page).verdict(
      .init(form: first.blank, place: first.registration.place),
      .init(form: second.blank, place: second.registration.place))
  }

  /// How much the least alike of a form's identifying texts is on the page; nil where it names none.
  private func likeness(of match: Match, _ straight: Raster) throws -> Double? {
    let marks = match.form.workflow.form.identify.filter { $0.page == match.formPage }
    guard !marks.isEmpty else { return nil }
    let page = PageOnForm(
      raster: straight.rotated(quarterTurns: match.quarterTurns), place: match.registration.place,
      blank: BlankPlaces(match.blank, most: 0))
    return try marks.map { try likeness(of: $0, on: page) }.min()
  }

  /// 0 to 1 of a text that was read, more of one that looks the same.
  private func likeness(of mark: IdentifyingText, on page: PageOnForm) throws -> Double {
    if let look = page.view(mark.box, margin: 1).flatMap(PrintLikeness.least), look >= Self.alike {
      return 1 + look
    }
    return try page.likeness(of: mark.text, in: mark.box, by: reader)
  }
}
