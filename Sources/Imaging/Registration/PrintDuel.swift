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
    let (width, height) = (side.form.width, side.form.height)
    let grid = Affine.scale(25.4 / dpi, 25.4 / dpi)
    guard let back = rival.place.affine.inverse else { return (0, 0) }
    // By the affine parts: what bends the page bends both alike.
    let toRival = grid.then(side.place.affine).then(back).then(.scale(dpi / 25.4, dpi / 25.4))
    let own = side.form.fine(x: 0, y: 0, width: width, height: height).ink(tile: Self.tile)
    let taken = rival.form
      .fine(x: 0, y: 0, width: rival.form.width, height: rival.form.height)
      .warped(width: width, height: height, map: toRival).ink(tile: Self.tile)
      .mask(from: 40).dilated(by: 1)
    let alone = own.mask(from: Self.dark + 1).subtracting(taken)
    guard let bounds = alone.bounds else { return (0, 0) }
    // Revisions differ in a small part, and more of the page need not be looked at. Whole tiles, and
    // some more of them, so that the paper's tone is found as on the whole page.
    let left = max(0, bounds.left / Self.tile - 3) * Self.tile
    let top = max(0, bounds.top / Self.tile - 3) * Self.tile
    let right = min(width, (bounds.right / Self.tile + 4) * Self.tile)
    let bottom = min(height, (bounds.bottom / Self.tile + 4) * Self.tile)
    let scale = page.fineDPI / page.dpi
    let laid = page.fine.warped(
      width: right - left, height: bottom - top,
      from: Affine.translation(Double(left), Double(top)).then(grid),
      map: side.place.then(.scale(scale, scale)), outside: PageSight.outside)
    let near = laid.ink(tile: Self.tile).dilated(by: 1)
    var count = 0
    var met = 0
    for y in bounds.top...bounds.bottom {
      for x in bounds.left...bounds.right
      where alone[x, y] != 0 && laid[x - left, y - top] != PageSight.outside {
        count += 1
        if Int(near[x - left, y - top]) * 100 >= PageSight.leastRatio * Int(own[x, y]) { met += 1 }
      }
    }
    return (count, count > 0 ? Double(met) / Double(count) : 0)
  }

  /// Side of the tiles by which the paper's tone is found, pixels.
  private static let tile = 30
}

extension GrayPlane {
  /// First and last columns and rows with a sample that is not 0; nil where there is none.
  fileprivate var bounds: (left: Int, top: Int, right: Int, bottom: Int)? {
    var columns = [UInt8](repeating: 0, count: width)
    var rows = 0..<0
    withSamples { source in
      columns.withUnsafeMutableBufferPointer { columns in
        for y in 0..<height {
          let line = source + y * width
          var any: UInt8 = 0
          for x in 0..<columns.count {
            columns[x] |= line[x]
            any |= line[x]
          }
          if any != 0 { rows = (rows.isEmpty ? y : rows.lowerBound)..<(y + 1) }
        }
      }
    }
    guard let left = columns.firstIndex(where: { $0 != 0 }),
      let right = columns.lastIndex(where: { $0 != 0 })
    else { return nil }
    return (left, rows.lowerBound, right, rows.upperBound - 1)
  }
}
