import Foundation

/// Finds the patches of a blank on a page, given about where they are.
struct PatchSearch {
  let page: PreparedPage
  let form: CompiledPage

  /// How the patches are looked for.
  struct Look {
    var coarse: Bool
    /// Pixels of the blank to each side, at 75 or 150 dpi.
    var reach: Int
    /// Least correlation.
    var minimum: Float
    /// Millimetres.
    var tolerance: Double
    /// By how much the entries of the affine map may differ from the one before.
    var freedom: Double

    static let wide = Look(coarse: true, reach: 10, minimum: 0.45, tolerance: 0.6, freedom: 0.05)
    static let near = Look(coarse: false, reach: 6, minimum: 0.5, tolerance: 0.35, freedom: 0.02)
    static let exact = Look(coarse: false, reach: 4, minimum: 0.55, tolerance: 0.25, freedom: 0.01)
  }

  /// Share of the patches on the page that an affine map of a straight page explains.
  private static let held = 0.7

  struct Found {
    var pairs: [AffineFit.Pair]
    /// Patches that lie on the page, found or not.
    var visible: Int
  }

  /// `guess` is from form millimetres to page millimetres, within about 3 mm everywhere.
  func refined(from guess: Affine, base: Double) -> RegistrationResult? {
    let first = found(near: PageMap(guess), .wide)
    guard let start = fit(first, guess, .wide) else { return nil }
    var last = first
    var affine = start
    for look in [Look.near, .exact] {
      last = found(near: PageMap(affine.affine), look)
      guard let next = fit(last, affine.affine, look) else {
        return bent(from: first, start, .wide, base: base, instead: nil)
      }
      affine = next
    }
    let inliers = affine.inliers.map { last.pairs[$0] }
    let flat = result(
      PageMap(affine.affine), inliers: inliers, last, residual: affine.residual, least: (6, 0.3),
      base: base)
    guard let flat else { return bent(from: first, start, .wide, base: base, instead: nil) }
    // Where the affine map holds a part of the page only, the far patches are out of its reach.
    let isHeld = Double(affine.inliers.count) >= Self.held * Double(last.visible)
    let smooth =
      isHeld
      ? bent(from: last, affine, .exact, base: base, instead: flat)
      : bent(from: first, start, .wide, base: base, instead: flat)
    return smooth ?? flat
  }

  private func fit(_ found: Found, _ current: Affine, _ look: Look) -> AffineFit? {
    AffineFit(
      found.pairs, expected: current, tolerance: look.tolerance, freedom: look.freedom)
  }

  /// The patches on the page; `current` is from form millimetres to page millimetres.
  func found(near current: PageMap, _ look: Look) -> Found {
    let dpi = look.coarse ? CompiledPage.dpi / 2 : CompiledPage.dpi
    let side = look.coarse ? 24 : CompiledPage.patchSide
    let plane = look.coarse ? page.coarse : page.fine
    let planeScale = (look.coarse ? page.coarseDPI : page.fineDPI) / 25.4
    let mm = 25.4 / dpi
    let reach = look.reach
    var result = Found(pairs: [], visible: 0)
    for patch in form.patches {
      let centreX = Double(patch.x) + Double(CompiledPage.patchSide) / 2
      let centreY = Double(patch.y) + Double(CompiledPage.patchSide) / 2
      let ratio = dpi / CompiledPage.dpi
      let left = Int(centreX * ratio) - side / 2
      let top = Int(centreY * ratio) - side / 2
      let x = (Double(left) + Double(side) / 2) * mm
      let y = (Double(top) + Double(side) / 2) * mm
      let local = current.local(x, y)
      let middle = local.point(x, y)
      let margin = Double(side) / 2 * mm
      guard middle.x > margin, middle.y > margin,
        middle.x < Double(page.width) / page.dpi * 25.4 - margin,
        middle.y < Double(page.height) / page.dpi * 25.4 - margin
      else { continue }
      result.visible += 1
      let blank =
        look.coarse
        ? form.coarse(x: left, y: top, width: side, height: side)
        : form.fine(x: left, y: top, width: side, height: side)
      guard let template = PatchTemplate(blank) else { continue }
      let window = side + 2 * reach
      // From the window's pixels to form millimetres, to page millimetres, to the plane's pixels.
      let map = Affine.translation(Double(left - reach), Double(top - reach))
        .then(.scale(mm, mm)).then(local).then(.scale(planeScale, planeScale))
      let area = plane.warped(width: window, height: window, map: map)
      guard let match = template.best(in: area), match.score >= look.minimum else { continue }
      let place = local.point(
        x + (match.x - Double(reach)) * mm, y + (match.y - Double(reach)) * mm)
      result.pairs.append(
        AffineFit.Pair(
          x: x, y: y, u: place.x, v: place.y, weight: Double(match.score * match.score)))
    }
    return result
  }

  /// What was found, if it holds: enough patches, all over the page, by a plausible map, and with the
  /// blank's print in its place. `least` is how many patches and which share of those on the page;
  /// `place` is from form millimetres to page millimetres.
  func result(
    _ place: PageMap, inliers: [AffineFit.Pair], _ found: Found, residual: Double,
    least: (count: Int, share: Double), base: Double
  ) -> RegistrationResult? {
    let share = Double(inliers.count) / Double(max(1, found.visible))
    guard isPlausible(place.affine, base: base), isSpread(inliers), inliers.count >= least.count,
      share >= least.share
    else { return nil }
    let toPixels = place.then(.scale(page.dpi / 25.4, page.dpi / 25.4))
    let agreement = PrintAgreement(page: page, form: form).share(under: toPixels)
    guard agreement >= 0.5 else { return nil }
    return RegistrationResult(
      place: toPixels, residualMM: residual, patches: inliers.count, visiblePatches: found.visible,
      agreement: agreement)
  }

  /// Scale within 10 %, axes alike within 3 %, shear within 2°, turn within 5°.
  private func isPlausible(_ affine: Affine, base: Double) -> Bool {
    let across = hypot(affine.a, affine.d)
    let along = hypot(affine.b, affine.e)
    let turn = atan2(affine.d, affine.a)
    let shear = atan2(-affine.b, affine.e) - turn
    let degree = Double.pi / 180
    return affine.determinant > 0 && (0.9...1.1).contains(across / base)
      && (0.9...1.1).contains(along / base) && abs(across / along - 1) <= 0.03
      && abs(shear) <= 2 * degree && abs(turn) <= 5 * degree
  }

  /// Whether the patches found hold the whole page, not one corner of it: the patches of the blank
  /// say how far its print reaches.
  private func isSpread(_ found: [AffineFit.Pair]) -> Bool {
    func reach(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }
    let mm = 25.4 / CompiledPage.dpi
    let across = reach(form.patches.map { Double($0.x) * mm })
    let along = reach(form.patches.map { Double($0.y) * mm })
    return reach(found.map(\.x)) >= 0.5 * across && reach(found.map(\.y)) >= 0.5 * along
  }
}
