/// Tells two forms apart that both lie on a page, by the places where their blanks differ: what only
/// one of them prints is there, or it is not.
public struct PrintDuel {
  /// A form and where it lies on the page.
  public struct Side {
    let form: CompiledPage
    /// From form millimetres to pixels of the page.
    let place: PageMap

    public init(form: CompiledPage, place: PageMap) {
      self.form = form
      self.place = place
    }
  }

  public enum Verdict: Hashable, Sendable {
    case first, second
    /// The blanks are too much alike, or the page shows neither or both.
    case undecided
  }

  private let page: PreparedPage

  public init(page: PreparedPage) { self.page = page }

  /// Pixels at 150 dpi that a blank must print alone to speak for or against it: a rule of 4 mm,
  /// or half a character.
  static let enough = 40
  static let few = 12
  /// Darkness of print that speaks.
  static let dark: UInt8 = 80
  /// Shares of such print that the right form shows at least, and a wrong one at most.
  static let there = 0.75
  static let notThere = 0.4

  /// Which of the two the page is.
  public func verdict(_ first: Side, _ second: Side) -> Verdict {
    let alone = Self.word(evidence(first, second))
    let other = Self.word(evidence(second, first))
    switch (alone, other) {
    case (.there, .notThere), (.there, .little), (.little, .notThere), (.hinted, .notThere):
      return .first
    case (.notThere, .there), (.little, .there), (.notThere, .little), (.notThere, .hinted):
      return .second
    default: return .undecided
    }
  }

  /// `hinted`: there, but too little to decide by alone.
  private enum Word { case there, hinted, notThere, unclear, little }

  /// Too little print to decide by still speaks against a verdict where it is plainly there.
  private static func word(_ evidence: (count: Int, share: Double)) -> Word {
    let isMuch = evidence.count >= enough
    if evidence.share >= there {
      return isMuch ? .there : evidence.count < few ? .little : .hinted
    }
    if evidence.share <= notThere { return isMuch ? .notThere : .little }
    return isMuch ? .unclear : .little
  }

  /// How many pixels of print only `side` has, and the share of them that the page shows.
  func evidence(_ side: Side, _ rival: Side) -> (count: Int, share: Double) {
    let dpi = CompiledPage.dpi
    let width = side.form.width
    let height = side.form.height
    let grid = Affine.scale(25.4 / dpi, 25.4 / dpi)
    guard let back = rival.place.affine.inverse else { return (0, 0) }
    // By the affine parts: what bends the page bends both alike.
    let toRival = grid.then(side.place.affine).then(back).then(.scale(dpi / 25.4, dpi / 25.4))
    let own = side.form.fine(x: 0, y: 0, width: width, height: height).ink(tile: 30)
    let rivals = rival.form.fine(x: 0, y: 0, width: rival.form.width, height: rival.form.height)
      .warped(width: width, height: height, map: toRival).ink(tile: 30)
    let scale = page.fineDPI / page.dpi
    let laid = page.fine.warped(
      width: width, height: height, from: grid, map: side.place.then(.scale(scale, scale)),
      outside: PageSight.outside)
    let near = laid.ink(tile: 30).dilated(by: 1)
    let taken = rivals.mask(from: 40).dilated(by: 1)
    var count = 0
    var met = 0
    own.withSamples { own in
      taken.withSamples { taken in
        near.withSamples { near in
          laid.withSamples { laid in
            for at in 0..<(width * height)
            where own[at] > Self.dark && taken[at] == 0 && laid[at] != PageSight.outside {
              count += 1
              if Int(near[at]) * 100 >= PageSight.leastRatio * Int(own[at]) { met += 1 }
            }
          }
        }
      }
    }
    return (count, count > 0 ? Double(met) / Double(count) : 0)
  }
}
