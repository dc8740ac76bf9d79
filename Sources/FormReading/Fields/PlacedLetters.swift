import Recognition

/// Where the letters of a line stand in the view of their field.
struct PlacedLetters {
  /// Of the letters that stand somewhere, from the left.
  let indices: [Int]
  /// For each of them the column of the view where its middle is.
  let middles: [Double]

  /// Nil where no letter has a place.
  ///
  /// - Parameters:
  ///   - letters: with the columns of `crop` where they stand.
  ///   - crop: the line as it was handed to the reader, with a frame of so many pixels.
  init?(_ letters: [ReadLetter], of line: Handwork, crop: Crop, frame: Int) {
    let placed = letters.indices.compactMap { index in letters[index].column.map { (index, $0) } }
      .sorted { $0.1 < $1.1 }
    guard !placed.isEmpty, let bounds = line.ink.bounds, crop.width > 2 * frame else { return nil }
    let scale = Double(bounds.width) / Double(crop.width - 2 * frame)
    indices = placed.map(\.0)
    middles = placed.map { ($0.1 - Double(frame)) * scale + Double(bounds.left) }
  }
}
