/// How much of a blank's print a page has in the same place.
struct PrintAgreement {
  let page: PreparedPage
  let form: CompiledPage

  /// `place` is from form millimetres to pixels of the page.
  func share(under place: PageMap) -> Double {
    let dpi = CompiledPage.dpi / 2
    let scale = page.coarseDPI / page.dpi
    let grid = Affine.scale(25.4 / dpi, 25.4 / dpi)
    let width = form.coarseWidth
    let height = form.coarseHeight
    let laid = page.coarse.warped(
      width: width, height: height, from: grid, map: place.then(.scale(scale, scale)), outside: 1)
    let printed = form.coarse(x: 0, y: 0, width: width, height: height).ink(tile: 15)
    let seen = laid.ink(tile: 15)
    var expected = 0
    var met = 0
    printed.withSamples { printed in
      seen.withSamples { seen in
        laid.withSamples { laid in
          for y in 1..<max(1, height - 1) {
            for x in 1..<max(1, width - 1) {
              let at = y &* width &+ x
              // What lies beyond the page's edge (marked 1) is neither there nor missing.
              guard printed[at] > 70, laid[at] != 1 else { continue }
              expected += 1
              var darkest: UInt8 = 0
              for row in [at &- width, at, at &+ width] {
                darkest = max(darkest, max(seen[row &- 1], max(seen[row], seen[row &+ 1])))
              }
              if Int(darkest) * 3 > Int(printed[at]) { met += 1 }
            }
          }
        }
      }
    }
    return expected > 50 ? Double(met) / Double(expected) : 0
  }
}
