import Foundation

/// How a character is written: its strokes in their order, and the room that it takes in a line.
struct StrokeShape: Sendable, Hashable {
  var strokes: [Stroke]
  /// In shares of the box, which is as wide as a full-width character.
  var advance: Double
}

/// The shapes of characters as strokes, after KanjiVG (Ulrich Apel, CC BY-SA 3.0).
struct StrokeShapes: Sendable {
  /// Side of the square that KanjiVG draws in.
  private static let side = 109.0
  /// Between the middles of two half-width characters' nearest strokes, the pen's width included.
  private static let gap = 0.18

  private var shapes: [Character: StrokeShape] = [:]

  /// Reads a JSON object from characters to lists of stroke paths, plain or packed with gzip.
  ///
  /// - Throws: `PressError.unusableData` where it is anything else.
  init(file: String) throws(PressError) {
    let bytes = try PackedFile.bytes(of: file, limit: 100_000_000)
    guard let paths = try? JSONDecoder().decode([String: [String]].self, from: Data(bytes)),
      !paths.isEmpty
    else {
      throw .unusableData(
        path: file, japanese: "字から筆画の一覧へのJSONではありません",
        english: "it is no JSON object from characters to lists of strokes")
    }
    for (name, strokes) in paths.merging(Self.own, uniquingKeysWith: { given, _ in given }) {
      // Keys of several characters name no character.
      guard name.count == 1, let character = name.first else { continue }
      guard let shape = Self.shape(of: strokes, isNarrow: character.isASCII) else {
        throw .unusableData(
          path: file, japanese: "「\(name)」の筆画が読めません", english: "the strokes of \(name) are no paths"
        )
      }
      shapes[character] = shape
    }
  }

  /// The shape of a character; a full-width letter or digit has that of the half-width one.
  subscript(character: Character) -> StrokeShape? {
    if let shape = shapes[character] { return shape }
    guard let twin = Self.twin(of: character), var shape = shapes[twin] else { return nil }
    shape.advance = 1
    return shape
  }

  private static func shape(of paths: [String], isNarrow: Bool) -> StrokeShape? {
    var lines: [[Point]] = []
    for path in paths {
      guard let line = StrokePath.points(of: path) else { return nil }
      lines.append(line.map { Point($0.x / side - 0.5, $0.y / side - 0.5) })
    }
    let all = lines.joined().map(\.x)
    guard let left = all.min(), let right = all.max() else { return nil }
    guard isNarrow else { return StrokeShape(strokes: lines.map(Stroke.init(along:)), advance: 1) }
    // Half-width characters stand as close as people write them, whatever their place in the square.
    let centre = (left + right) / 2
    let centred = lines.map { Stroke(along: $0.map { Point($0.x - centre, $0.y) }) }
    return StrokeShape(strokes: centred, advance: max(0.4, right - left + gap))
  }
}
