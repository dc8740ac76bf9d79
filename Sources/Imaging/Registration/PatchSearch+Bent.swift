/// Pages that no affine map holds: bent under the lid, copied from a copy, stretched by a fax.
extension PatchSearch {
  /// Stiffness of the sheet while it grows, and those among which the left-out patches choose.
  private static let growing = [1e-3]
  private static let following = [1e-4]
  private static let stiffnesses = [1e-3, 1e-4, 1e-2, 1e-1]
  /// A smooth map may do more than an affine one, and must be held by more.
  private static let least = (count: 16, share: 0.5)
  /// Share of the patches found that must lie where it says.
  private static let agreeing = 0.75
  /// By how much the sheet must foretell left-out patches better than the affine map alone.
  private static let gain = 0.6
  /// Millimetres below which the affine map is good enough: where a printer set one line of text a
  /// little wider than the blank has it, patches stray by 0.06 on a straight page.
  private static let straight = 0.08
  /// Millimetres and slope beyond which paper is not bent but another.
  private static let most = 8.0
  private static let steepest = 0.08
  /// Millimetres by which the sheet may err about a neighbour while it grows.
  private static let loose = 1.0
  /// Share of the patches on the page that the affine map must explain for a start.
  private static let start = 0.3

  /// A smooth map, where it is held by the patches and better than the affine one; else nil.
  ///
  /// - Parameters:
  ///   - first: patches as looked for by `look`.
  ///   - affine: what was fitted to them.
  ///   - flat: the affine result that the smooth one has to beat; nil where there is none.
  func bent(
    from first: Found, _ affine: AffineFit, _ look: Look, base: Double,
    instead flat: RegistrationResult?
  ) -> RegistrationResult? {
    guard Double(affine.inliers.count) >= Self.start * Double(max(1, first.visible)),
      var fit = grown(
        first, PageMap(affine.affine), look.coarse ? Self.loose : look.tolerance, Self.growing)
    else { return nil }
    // On a straight page this is all that is spent.
    if !look.coarse, !isBetter(fit) { return nil }
    var found = first
    // Patches out of reach come into it as the sheet grows towards them.
    for round in 0..<4 {
      found = self.found(near: fit.place, .wide)
      guard let next = grown(found, fit.place, Self.loose, Self.growing) else { return nil }
      let isWhole = round > 0 && next.inliers.count <= fit.inliers.count
      fit = next
      if isWhole { break }
    }
    for look in [Look.near, .near, .exact] {
      found = self.found(near: fit.place, look)
      guard let next = grown(found, fit.place, look.tolerance, Self.following) else { return nil }
      fit = next
    }
    guard let last = grown(found, fit.place, Look.exact.tolerance, Self.stiffnesses),
      let bend = last.place.bend, isBetter(last), bend.largest <= Self.most,
      bend.steepest <= Self.steepest
    else { return nil }
    let result = result(
      last.place, inliers: last.inliers.map { found.pairs[$0] }, found, residual: last.residual,
      least: Self.least, base: base)
    guard let result, Double(last.inliers.count) >= Self.agreeing * Double(found.pairs.count) else {
      return nil
    }
    if let flat, result.agreement < flat.agreement - 0.01 { return nil }
    return result
  }

  private func grown(
    _ found: Found, _ place: PageMap, _ tolerance: Double, _ smoothings: [Double]
  ) -> BentFit? {
    BentFit(
      found.pairs, start: place, tolerance: tolerance, smoothings: smoothings,
      size: (form.widthMM, form.heightMM))
  }

  private func isBetter(_ fit: BentFit) -> Bool {
    fit.affineResidual > Self.straight && fit.residual < Self.gain * fit.affineResidual
  }
}
