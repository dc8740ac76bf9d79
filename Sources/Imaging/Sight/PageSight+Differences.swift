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
    let hidden = StepCounts(mask(of: fields, margin: 1), step: Self.step)
    let all = Layer(blank.ink, seen, laid)
    let text = Layer(blank.characters, seen.subtracting(blank.rules), laid)
    var result: [Square] = []
    for top in stride(from: 0, through: height - Self.tile, by: Self.step) {
      for left in stride(from: 0, through: width - Self.tile, by: Self.step) {
        let column = left / Self.step
        let row = top / Self.step
        guard hidden.square(column, row) == 0 else { continue }
        let layer = [text, all].first { $0.wanted.square(column, row) >= Self.enough }
        guard let layer else { continue }
        let wanted = layer.wanted.square(column, row)
        let met = layer.met.square(column, row)
        let share = Double(met) / Double(wanted)
        guard share < Self.whole else { continue }
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
    /// Dark pixels of the blank that lie on the page, and those of them that it has within a pixel.
    let wanted: StepCounts
    let met: StepCounts

    init(_ printed: GrayPlane, _ seen: GrayPlane, _ laid: GrayPlane) {
      self.printed = printed
      self.seen = seen
      let near = seen.dilated(by: 1)
      let count = printed.width * printed.height
      var wanted = GrayPlane(width: printed.width, height: printed.height, fill: 0)
      var met = wanted
      wanted.withMutableSamples { wanted in
        met.withMutableSamples { met in
          printed.withSamples { printed in
            near.withSamples { near in
              laid.withSamples { laid in
                let least = UInt16(PageSight.leastRatio)
                for at in 0..<count {
                  let isWanted = printed[at] > BlankPrint.gray && laid[at] != PageSight.outside
                  let isMet = UInt16(near[at]) &* 100 >= least &* UInt16(printed[at])
                  wanted[at] = isWanted ? 1 : 0
                  met[at] = isWanted && isMet ? 1 : 0
                }
              }
            }
          }
        }
      }
      self.wanted = StepCounts(wanted, step: PageSight.step)
      self.met = StepCounts(met, step: PageSight.step)
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
      let area = seen.cropped(x: x, y: y, width: right - x, height: bottom - y)
      return template.correlations(in: area).values.max() ?? 1
    }
  }

  /// 1 inside of the areas.
  func mask(of areas: [Area], margin: Double) -> GrayPlane {
    var plane = GrayPlane(width: width, height: height, fill: 0)
    for area in areas {
      let (left, top, right, bottom) = pixels(area.expanded(by: margin))
      plane.withMutableSamples { samples in
        for y in top..<bottom { for x in left..<right { samples[y * width + x] = 1 } }
      }
    }
    return plane
  }
}

/// Sums of 0 and 1 over squares that advance by half their side.
private struct StepCounts {
  private let columns: Int
  private var counts: [UInt32]

  /// - Parameter step: half a square's side, pixels, no more than 255.
  init(_ plane: GrayPlane, step: Int) {
    let columns = plane.width / step
    let rows = plane.height / step
    var counts = [UInt32](repeating: 0, count: columns * rows)
    var sums = [UInt8](repeating: 0, count: plane.width)
    plane.withSamples { source in
      sums.withUnsafeMutableBufferPointer { sums in
        for row in 0..<rows {
          sums.update(repeating: 0)
          for y in (row * step)..<((row + 1) * step) {
            let line = source + y * plane.width
            for x in 0..<sums.count { sums[x] &+= line[x] }
          }
          for column in 0..<columns {
            var sum: UInt32 = 0
            for x in (column * step)..<((column + 1) * step) { sum &+= UInt32(sums[x]) }
            counts[row * columns + column] = sum
          }
        }
      }
    }
    self.columns = columns
    self.counts = counts
  }

  /// Of the square whose top left corner is so many steps from the plane's.
  func square(_ column: Int, _ row: Int) -> UInt32 {
    let at = row * columns + column
    return counts[at] + counts[at + 1] + counts[at + columns] + counts[at + columns + 1]
  }
}

/// Squares of a grid that touch each other.
struct SquareGroups {
  let columns: Int
  let rows: Int
  private var marked: [Bool]

  struct Group {
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int
    var count: Int
  }

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    marked = [Bool](repeating: false, count: columns * rows)
  }

  mutating func mark(_ column: Int, _ row: Int) { marked[row * columns + column] = true }

  /// Groups with at least so many squares; a gap of one square does not part them.
  func groups(least: Int) -> [Group] {
    var open = marked
    var result: [Group] = []
    for start in open.indices where open[start] {
      open[start] = false
      var waiting = [start]
      var group = Group(
        left: start % columns, top: start / columns, right: start % columns,
        bottom: start / columns, count: 0)
      while let at = waiting.popLast() {
        let column = at % columns
        let row = at / columns
        group.left = min(group.left, column)
        group.right = max(group.right, column)
        group.top = min(group.top, row)
        group.bottom = max(group.bottom, row)
        group.count += 1
        for y in max(0, row - 2)...min(rows - 1, row + 2) {
          for x in max(0, column - 2)...min(columns - 1, column + 2) where open[y * columns + x] {
            open[y * columns + x] = false
            waiting.append(y * columns + x)
          }
        }
      }
      if group.count >= least { result.append(group) }
    }
    return result
  }
}
