/// What registration and identification need of a page that was set straight, computed once.
public struct PreparedPage: Sendable {
  /// Pixels per inch of the page itself.
  let dpi: Double
  /// Of the page itself, pixels.
  let width: Int
  let height: Int
  /// The page at about 150 dpi, and at about 75.
  package let fine: GrayPlane
  package let fineDPI: Double
  package let coarse: GrayPlane
  package let coarseDPI: Double
  /// Ink by squares of two millimetres.
  let thumb: InkThumb
  public let descriptor: LayoutDescriptor

  public init(_ raster: Raster) {
    let factor = max(1, Int(raster.dpi / 150 + 0.4))
    self.init(
      fine: raster.gray.reduced(by: factor), fineDPI: raster.dpi / Double(factor), dpi: raster.dpi,
      width: raster.width, height: raster.height)
  }

  private init(fine: GrayPlane, fineDPI: Double, dpi: Double, width: Int, height: Int) {
    self.dpi = dpi
    self.width = width
    self.height = height
    self.fine = fine
    self.fineDPI = fineDPI
    let factor = max(1, Int(fineDPI / 75 + 0.4))
    coarse = fine.reduced(by: factor)
    coarseDPI = fineDPI / Double(factor)
    let ink = coarse.ink(tile: max(6, Int(coarseDPI / 5)))
    thumb = InkThumb(ink: ink, dpi: coarseDPI)
    descriptor = LayoutDescriptor(ink: ink)
  }

  /// The same page turned clockwise.
  public func rotated(quarterTurns: Int) -> PreparedPage {
    let turns = ((quarterTurns % 4) + 4) % 4
    if turns == 0 { return self }
    let swapped = turns % 2 == 1
    return PreparedPage(
      fine: fine.rotated(quarterTurns: turns), fineDPI: fineDPI, dpi: dpi,
      width: swapped ? height : width, height: swapped ? width : height)
  }
}

/// Ink by squares of a fixed size on paper.
struct InkThumb: Sendable {
  static let cellMM = 2.0

  let columns: Int
  let rows: Int
  /// Root of the mean ink, times eight: 0 to 127.
  let cells: [UInt8]

  init(columns: Int, rows: Int, cells: [UInt8]) {
    self.columns = columns
    self.rows = rows
    self.cells = cells
  }

  init(ink: GrayPlane, dpi: Double) {
    let pitch = Self.cellMM / 25.4 * dpi
    let columns = max(1, Int((Double(ink.width) / pitch).rounded(.up)))
    let rows = max(1, Int((Double(ink.height) / pitch).rounded(.up)))
    self.columns = columns
    self.rows = rows
    cells = ink.cellMeans(columns: columns, rows: rows, pitchX: pitch, pitchY: pitch).map {
      UInt8(min(127, max(0, $0.squareRoot() * 8)))
    }
  }

  var widthMM: Double { Double(columns) * Self.cellMM }
  var heightMM: Double { Double(rows) * Self.cellMM }

  var plane: GrayPlane {
    GrayPlane(width: columns, height: rows) { out in
      for index in 0..<cells.count { out[index] = cells[index] }
    }
  }
}
