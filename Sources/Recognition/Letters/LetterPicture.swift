/// One letter cut out of a line as the network for single letters wants it: 64 × 64, 0 paper to 1 the darkest
/// ink.
///
/// How a letter becomes a picture is the contract of models/letters/README.md.
public struct LetterPicture: Sendable, Hashable {
  /// Pixels of a side.
  public static let side = 64
  /// Heights of the line that the square has.
  static let square = 1.25

  /// Row by row.
  public let values: [Float]

  /// - Precondition: `values` holds `side × side` numbers.
  public init(values: [Float]) {
    precondition(values.count == Self.side * Self.side)
    self.values = values
  }
}

extension Handwork {
  /// The letters of one line, each alone; nil where no ink is at a letter's place.
  ///
  /// - Parameter middles: columns of the crop where letters stand, from the left.
  package func letters(at middles: [Double]) -> [LetterPicture?] {
    guard let line = ink.bounds, !middles.isEmpty else { return middles.map { _ in nil } }
    let cuts = LetterCuts.columns(between: middles, in: ink, line)
    let edges = [line.left] + cuts + [line.right]
    let scale = 25.4 / view.page.dpi
    let cells = zip(edges, edges.dropFirst()).map { left, right in
      BoxPlace(
        left: Double(left) * scale, top: Double(line.top) * scale,
        width: Double(max(1, right - left)) * scale, height: Double(line.height) * scale)
    }
    let divided = DividedHandwork(self, cells, cuts: cuts)
    let height = max(Double(line.height), LineComposer.leastHeight / scale)
    let size = height * LetterPicture.square
    let top = Double(line.top + line.bottom) / 2 - size / 2
    let contrast = divided.contrast
    return divided.bounds.enumerated().map { index, box in
      guard let box else { return nil }
      let square = DividedHandwork.Square(
        left: Double(box.left + box.right) / 2 - size / 2, top: top, size: size)
      let seen = divided.ink(of: index, in: square, contrast)
      return LetterPicture(
        values: AreaMean.square(
          of: LetterPicture.side, left: square.left - Double(seen.left), top: top, size: size,
          ink: seen.ink, width: seen.width, height: view.page.height))
    }
  }
}
