import Imaging

/// Lays the nearest of many forms on a page.
struct NearForms {
  let forms: [LoadedForm]

  /// How many of the nearest layouts are laid on the page at most.
  static let tries = 5
  /// By how much less than a form that surely lies on the page the ink of another one may correlate
  /// with it, before that one need not be tried. Forms that share a layout differ by a hundredth.
  static let behind = 0.12

  /// The forms that lie on the page, the one first of whose print it shows most.
  func matches(_ prepared: PreparedPage) -> [PageIdentifier.Match] {
    let places = forms.flatMap { form in form.pages.indices.map { (form: form, page: $0) } }
    let near = prepared.descriptor.shortlist(
      places.map { $0.form.pages[$0.page].descriptor }, count: Self.tries)
    var turned: [Int: PreparedPage] = [:]
    var matches: [PageIdentifier.Match] = []
    // How the ink of the best sure form correlates with the page.
    var known: Double?
    for (rank, candidate) in near.enumerated() {
      let place = places[candidate.index]
      let blank = place.form.pages[place.page]
      let page =
        turned[candidate.quarterTurns] ?? prepared.rotated(quarterTurns: candidate.quarterTurns)
      turned[candidate.quarterTurns] = page
      // A tenth of what laying it on the page costs.
      if let known, Registrar.likeness(of: page, to: blank) < known - Self.behind { continue }
      guard let result = Registrar.register(page: page, to: blank) else { continue }
      matches.append(
        PageIdentifier.Match(
          form: place.form, formPage: place.page + 1, quarterTurns: candidate.quarterTurns,
          registration: result, score: result.agreement))
      guard result.agreement >= PageIdentifier.sure else { continue }
      // A clear match whose rivals lie far behind needs no more tries.
      let rival = near.dropFirst(rank + 1).first { $0.index != candidate.index }
      guard let rival, rival.distance <= candidate.distance * 1.5 + 0.1 else { break }
      known = max(known ?? -1, Registrar.likeness(of: page, to: blank))
    }
    return matches.sorted { $0.score > $1.score }
  }
}
