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

/// A letter cut out of its line.
package struct CutLetter: Sendable {
  /// Where its ink is, pixels of the crop; nil where there is none.
  package var bounds: PixelBox?
  package var picture: LetterPicture?
}

extension Handwork {
  /// The letters of one line, each alone.
  ///
  /// - Parameters:
  ///   - middles: columns of the crop where letters stand, from the left.
  ///   - isAsked: whether a picture of a letter is wanted, by its place in `middles`.
  /// - Returns: one for each; without a picture where none is wanted, or no ink is at the letter's place.
  package func letters(
    at middles: [Double], where isAsked: (Int) -> Bool = { _ in true }
  ) -> [CutLetter] {
    guard let line = ink.bounds, !middles.isEmpty else { return middles.map { _ in CutLetter() } }
    let cuts = LetterCuts.columns(between: middles, in: ink, line)
    let edges = [line.left] + cuts + [line.right]
    let scale = 25.4 / view.page.dpi
    let cells = zip(edges, edges.dropFirst()).map { left, right in
      BoxPlace(
        left: Double(left) * scale, top: Double(line.top) * scale,
        width: Double(max(1, right - left)) * scale, height: Double(line.height) * scale)
    }
    return DividedHandwork(self, cells, cuts: cuts).letters(in: line, where: isAsked)
  }
}

extension DividedHandwork {
  /// The letters in boxes, each alone; see `Handwork.letters`.
  package func letters(where isAsked: (Int) -> Bool) -> [CutLetter] {
    let written = bounds.compactMap(\.self)
    guard let first = written.first else { return bounds.map { _ in CutLetter() } }
    return letters(in: written.dropFirst().reduce(first) { $0.union($1) }, where: isAsked)
  }

  /// - Parameter line: bounds of all ink.
  fileprivate func letters(in line: PixelBox, where isAsked: (Int) -> Bool) -> [CutLetter] {
    let least = LineComposer.leastHeight * work.view.page.dpi / 25.4
    let size = max(Double(line.height), least) * LetterPicture.square
    let top = Double(line.top + line.bottom) / 2 - size / 2
    let contrast = contrast
    return bounds.enumerated().map { index, box in
      guard let box, isAsked(index) else { return CutLetter(bounds: box) }
      let square = Square(
        left: Double(box.left + box.right) / 2 - size / 2, top: top, size: size)
      let values = picture(of: index, in: square, side: LetterPicture.side, contrast: contrast)
      return CutLetter(bounds: box, picture: LetterPicture(values: values))
    }
  }
}
