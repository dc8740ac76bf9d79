/// Where a page has other print than the blank form that it was laid on: a revision that nobody
/// described, or something over the print.
extension PageSight {
  /// Side of the squares in which print is compared, pixels: 4 mm, about a character.
  private static let tile = 24
  private static let step = 12
  /// Pixels of it that a square must have on the blank; a rule across it has 40.
  private static let enough: UInt32 = 60
  /// Share of its print in place from which a square needs no closer look. Pages of the same form had
  /// nearly all of it, a 200 dpi fax too.
  private static let whole = 0.93
  /// Correlation with the blank below which a square shows something else.
  private static let other: Float = 0.5
  /// Squares that overlap count several times: least of them, and their least extent in millimetres.
  private static let squares = 4
  private static let extent = 6.0

  /// A square whose print is not all in place.
  struct Square {
    var column: Int
    var row: Int
    /// Share of its dark print that the page has in place, and the correlation of the two.
    var share: Double
    var likeness: Float
  }

  /// Areas of the form, millimetres, whose print the page does not show, the largest first.
  ///
  /// - Parameter fields: places that people write in; what is printed there is not compared.
  public func missingPrint(outside fields: [Area]) -> [Area] {
    var groups = SquareGroups(
      columns: max(0, (width - Self.tile) / Self.step + 1),
      rows: max(0, (height - Self.tile) / Self.step + 1))
    for square in squares(outside: fields) where square.likeness < Self.other {
      groups.mark(square.column, square.row)
    }
    let mm = 25.4 / CompiledPage.dpi
    let areas = groups.groups(least: Self.squares).map { group in
      Area(
        x: Double(group.left * Self.step) * mm, y: Double(group.top * Self.step) * mm,
        width: Double((group.right - group.left) * Self.step + Self.tile) * mm,
        height: Double((group.bottom - group.top) * Self.step + Self.tile) * mm)
    }
    return areas.filter { max($0.width, $0.height) >= Self.extent }
      .sorted { $0.width * $0.height > $1.width * $1.height }
  }

  /// The squares that need a closer look, with what it found. Where a square has characters, these
  /// are compared and not the rules beside them, which revisions have in common.
  func squares(outside fields: [Area]) -> [Square] {
    var hidden = StepCounts(width: width, height: height, step: Self.step)
    for field in fields { hidden.touch(pixels(field.expanded(by: 1))) }
    let all = Layer(blank.ink, seen, laid)
    let text = Layer(blank.characters, seen, laid, without: blank.rules)
    var result: [Square] = []
    for top in stride(from: 0, through: height - Self.tile, by: Self.step) {
      for left in stride(from: 0, through: width - Self.tile, by: Self.step) {
        let column = left / Self.step
        let row = top / Self.step
        guard hidden.square(column, row) == 0 else { continue }
        let isText = text.wanted.square(column, row) >= Self.enough
        guard isText || all.wanted.square(column, row) >= Self.enough else { continue }
        let share = isText ? text.share(column, row) : all.share(column, row)
        guard share < Self.whole else { continue }
        let layer = isText ? text : all
        result.append(
          Square(
            column: column, row: row, share: share,
            likeness: layer.likeness(left: left, top: top)))
      }
    }
    return result
  }

  /// Print of the blank and of the page that is compared.
  private struct Layer {
    let printed: GrayPlane
    let seen: GrayPlane
    /// Where what the page has does not count.
    let apart: GrayPlane?
    /// Dark pixels of the blank that lie on the page, and those of them that it has within a pixel.
    let wanted: StepCounts
    let met: StepCounts

    init(
      _ printed: GrayPlane, _ seen: GrayPlane, _ laid: GrayPlane, without apart: GrayPlane? = nil
    ) {
      self.printed = printed
      self.seen = seen
      self.apart = apart
      let (width, height) = (printed.width, printed.height)
      var wanted = StepCounts(width: width, height: height, step: PageSight.step)
      var met = wanted
      printed.withSamples { printed in
        seen.withSamples { seen in
          laid.withSamples { laid in
            Self.withSamples(of: apart) { apart in
              for y in 0..<height {
                let row = y * width
                let rows = max(0, y - 1)...min(height - 1, y + 1)
                GrayPlane.eachAbove(BlankPrint.gray, in: printed + row, count: width) { x in
                  guard laid[row &+ x] != PageSight.outside else { return }
                  wanted.add(x, y)
                  let least = PageSight.leastRatio * Int(printed[row &+ x])
                  // Mostly it is just there.
                  let isApart = apart.map { $0[row &+ x] != 0 } ?? false
                  guard isApart || Int(seen[row &+ x]) * 100 < least else {
                    met.add(x, y)
                    return
                  }
                  var near: UInt8 = 0
                  for other in rows {
                    for column in max(0, x - 1)...min(width - 1, x + 1) {
                      let at = other &* width &+ column
                      if let apart, apart[at] != 0 { continue }
                      near = max(near, seen[at])
                    }
                  }
                  if Int(near) * 100 >= least { met.add(x, y) }
                }
              }
            }
          }
        }
      }
      self.wanted = wanted
      self.met = met
    }

    private static func withSamples(
      of plane: GrayPlane?, _ body: (UnsafePointer<UInt8>?) -> Void
    ) {
      guard let plane else { return body(nil) }
      plane.withSamples { body($0) }
    }

    /// Of a square's dark print, how much is in place.
    func share(_ column: Int, _ row: Int) -> Double {
      Double(met.square(column, row)) / Double(wanted.square(column, row))
    }

    /// The best correlation of a square of the blank with the page near its place.
    func likeness(left: Int, top: Int) -> Float {
      let reach = PageSight.slack
      let x = max(0, left - reach)
      let y = max(0, top - reach)
      let right = min(printed.width, left + PageSight.tile + reach)
      let bottom = min(printed.height, top + PageSight.tile + reach)
      guard
        let template = PatchTemplate(
          printed.cropped(x: left, y: top, width: PageSight.tile, height: PageSight.tile))
      else { return 1 }
      var area = seen.cropped(x: x, y: y, width: right - x, height: bottom - y)
      if let apart {
        area = area.subtracting(apart.cropped(x: x, y: y, width: right - x, height: bottom - y))
      }
      return template.correlations(in: area).values.max() ?? 1
    }
  }
}
