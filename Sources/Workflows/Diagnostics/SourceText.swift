/// A text by lines, as YAML counts them (LF, CR, CR LF, NEL, LS and PS end a line).
struct SourceText: Sendable {
  private(set) var scalars: [Unicode.Scalar]
  /// Index of the first scalar of each line.
  private let starts: [Int]

  init(_ text: String) {
    var scalars = Array(text.unicodeScalars)
    // An editor's byte order mark is no part of the text.
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    self.scalars = scalars
    var starts = [0]
    for (index, scalar) in scalars.enumerated() where Self.isBreak(scalar) {
      if scalar == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { continue }
      starts.append(index + 1)
    }
    self.starts = starts
  }

  static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  var lineCount: Int { starts.count }

  /// The line without its end; empty where there is no such line.
  func line(_ number: Int) -> String {
    guard number >= 1, number <= starts.count else { return "" }
    let end = number < starts.count ? starts[number] : scalars.count
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[starts[number - 1]..<end].filter { !Self.isBreak($0) })
    return String(view)
  }

  /// Index into `scalars`, nil beyond the end of the text.
  func index(of position: SourcePosition) -> Int? {
    guard position.line >= 1, position.line <= starts.count, position.column >= 1 else {
      return nil
    }
    let index = starts[position.line - 1] + position.column - 1
    return index < scalars.count ? index : nil
  }

  subscript(position: SourcePosition) -> Unicode.Scalar? {
    index(of: position).map { scalars[$0] }
  }

  mutating func replace(at index: Int, with scalar: Unicode.Scalar) { scalars[index] = scalar }
}
