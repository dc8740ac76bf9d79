import Foundation

/// Finds the patches of a blank on a page, given about where they are.
struct PatchSearch {
  let page: PreparedPage
  let form: CompiledPage

  /// `guess` is from form millimetres to page millimetres, within about 3 mm everywhere.
  func refined(from guess: Affine, base: Double) -> RegistrationResult? {
    guard
      let first = fit(guess, coarse: true, reach: 10, minimum: 0.45, tolerance: 0.6, freedom: 0.05),
      let second = fit(
        first.fit.affine, coarse: false, reach: 6, minimum: 0.5, tolerance: 0.35, freedom: 0.02),
      let third = fit(
        second.fit.affine, coarse: false, reach: 4, minimum: 0.55, tolerance: 0.25, freedom: 0.01)
    else { return nil }
    let fit = third.fit
    guard isPlausible(fit.affine, base: base), isSpread(third) else { return nil }
    let share = Double(fit.inliers.count) / Double(max(1, third.visible))
    guard fit.inliers.count >= 6, share >= 0.3 else { return nil }
    let toPixels = fit.affine.then(.scale(page.dpi / 25.4, page.dpi / 25.4))
    let agreement = PrintAgreement(page: page, form: form).share(under: toPixels)
    guard agreement >= 0.5 else { return nil }
    return RegistrationResult(
      affine: toPixels, residualMM: fit.residual, patches: fit.inliers.count,
      visiblePatches: third.visible, agreement: agreement)
  }

  private struct Outcome {
    var fit: AffineFit
    var pairs: [AffineFit.Pair]
    var visible: Int
  }

  private func fit(
    _ current: Affine, coarse: Bool, reach: Int, minimum: Float, tolerance: Double, freedom: Double
  ) -> Outcome? {
    let dpi = coarse ? CompiledPage.dpi / 2 : CompiledPage.dpi
    let side = coarse ? 24 : CompiledPage.patchSide
    let plane = coarse ? page.coarse : page.fine
    let planeScale = (coarse ? page.coarseDPI : page.fineDPI) / 25.4
    let mm = 25.4 / dpi
    var pairs: [AffineFit.Pair] = []
    var visible = 0
    for patch in form.patches {
      let centreX = Double(patch.x) + Double(CompiledPage.patchSide) / 2
      let centreY = Double(patch.y) + Double(CompiledPage.patchSide) / 2
      let ratio = dpi / CompiledPage.dpi
      let left = Int(centreX * ratio) - side / 2
      let top = Int(centreY * ratio) - side / 2
      let x = (Double(left) + Double(side) / 2) * mm
      let y = (Double(top) + Double(side) / 2) * mm
      let middle = current.point(x, y)
      let margin = Double(side) / 2 * mm
      guard middle.x > margin, middle.y > margin,
        middle.x < Double(page.width) / page.dpi * 25.4 - margin,
        middle.y < Double(page.height) / page.dpi * 25.4 - margin
      else { continue }
      visible += 1
      let blank =
        coarse
        ? form.coarse(x: left, y: top, width: side, height: side)
        : form.fine(x: left, y: top, width: side, height: side)
      guard let template = PatchTemplate(blank) else { continue }
      let window = side + 2 * reach
      // From the window's pixels to form millimetres, to page millimetres, to the plane's pixels.
      let map = Affine.translation(Double(left - reach), Double(top - reach))
        .then(.scale(mm, mm)).then(current).then(.scale(planeScale, planeScale))
      let area = plane.warped(width: window, height: window, map: map)
      guard let match = template.best(in: area), match.score >= minimum else { continue }
      let found = current.point(
        x + (match.x - Double(reach)) * mm, y + (match.y - Double(reach)) * mm)
      pairs.append(
        AffineFit.Pair(
          x: x, y: y, u: found.x, v: found.y, weight: Double(match.score * match.score)))
    }
    guard
      let fit = AffineFit(pairs, expected: current, tolerance: tolerance, freedom: freedom)
    else { return nil }
    return Outcome(fit: fit, pairs: pairs, visible: visible)
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
  private func isSpread(_ outcome: Outcome) -> Bool {
    func reach(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }
    let found = outcome.fit.inliers.map { outcome.pairs[$0] }
    let mm = 25.4 / CompiledPage.dpi
    let across = reach(form.patches.map { Double($0.x) * mm })
    let along = reach(form.patches.map { Double($0.y) * mm })
    return reach(found.map(\.x)) >= 0.5 * across && reach(found.map(\.y)) >= 0.5 * along
  }
}
