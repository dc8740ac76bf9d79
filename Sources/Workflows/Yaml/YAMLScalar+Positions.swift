extension YAMLNode {
  /// Where each Unicode scalar of the value stands in the file, and one place more for its end.
  ///
  /// Exact for plain, quoted and literal values on one line, escapes counted; for values that are
  /// folded over several lines, exact on the first line only.
  func scalarPositions(in source: SourceText) -> [SourcePosition] {
    guard let scalar else { return [position] }
    switch scalar.style {
    case .plain: return walk(from: position, source) { _, _ in 1 }
    case .singleQuoted:
      return walk(from: position.right(1), source) { source, at in
        source[at] == "'" ? 2 : 1
      }
    case .doubleQuoted:
      return walk(from: position.right(1), source) { source, at in
        guard source[at] == "\\" else { return 1 }
        return switch source[at.right(1)] {
        case "x": 4
        case "u": 6
        case "U": 10
        default: 2
        }
      }
    case .block: return block(source)
    }
  }

  private func walk(
    from start: SourcePosition, _ source: SourceText,
    width: (SourceText, SourcePosition) -> Int
  ) -> [SourcePosition] {
    var places: [SourcePosition] = []
    var at = start
    for _ in scalar?.text.unicodeScalars.map(\.self) ?? [] {
      places.append(at)
      at = at.right(width(source, at))
    }
    places.append(at)
    return places
  }

  private func block(_ source: SourceText) -> [SourcePosition] {
    var places: [SourcePosition] = []
    var line = position.line + 1
    func indent(_ line: Int) -> Int {
      source.line(line).unicodeScalars.prefix { $0 == " " }.count
    }
    while line < source.lineCount, source.line(line).allSatisfy(\.isWhitespace) { line += 1 }
    var at = SourcePosition(line: line, column: indent(line) + 1)
    for scalar in scalar?.text.unicodeScalars.map(\.self) ?? [] {
      places.append(at)
      at =
        scalar == "\n"
        ? SourcePosition(line: at.line + 1, column: indent(at.line + 1) + 1) : at.right(1)
    }
    places.append(at)
    return places
  }
}

extension SourcePosition {
  func right(_ columns: Int) -> SourcePosition {
    SourcePosition(line: line, column: column + columns)
  }
}
