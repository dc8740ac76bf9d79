import CPango
import Workflows

/// A code that can be drawn.
enum DrawnCode: Sendable, Hashable {
  case bars(BarPattern)
  case square(QRCode)

  /// The first of the kinds that can be drawn and hold the text; Code 128 where none is named. nil where
  /// there is no such kind.
  init?(_ text: String, kinds: [CodeKind]) {
    for kind in kinds.isEmpty ? [.code128] : kinds {
      let code: DrawnCode? =
        switch kind {
        case .code128: BarPattern.code128(text).map { .bars($0) }
        case .code39: BarPattern.code39(text).map { .bars($0) }
        case .qr: QRCode(text).map { .square($0) }
        case .jan: BarPattern.jan(text).map { .bars($0) }
        case .nw7: BarPattern.nw7(text).map { .bars($0) }
        case .itf: BarPattern.itf(text).map { .bars($0) }
        }
      if let code {
        self = code
        return
      }
    }
    return nil
  }
}

extension Canvas {
  /// A code as large as the box and its quiet zone allow.
  func code(_ code: DrawnCode, in box: Box, ink: Ink = .black) {
    for piece in code.pieces(in: box) { rectangle(piece, width: 0, fill: ink) }
  }
}

extension DrawnCode {
  /// Its dark parts, millimetres, neighbours in a row as one.
  func pieces(in box: Box) -> [Box] {
    switch self {
    case .bars(let pattern):
      let module = box.width / Double(pattern.length + 2 * BarPattern.quiet)
      var left = box.x + Double(BarPattern.quiet) * module
      return pattern.widths.enumerated().compactMap { index, width in
        defer { left += Double(width) * module }
        return index.isMultiple(of: 2)
          ? Box(x: left, y: box.y, width: Double(width) * module, height: box.height) : nil
      }
    case .square(let code):
      let module = min(box.width, box.height) / Double(code.size + 2 * QRCode.quiet)
      let side = module * Double(code.size)
      let left = box.x + (box.width - side) / 2
      let top = box.y + (box.height - side) / 2
      return (0..<code.size).flatMap { y in
        code.runs(y).map { run in
          Box(
            x: left + Double(run.lowerBound) * module, y: top + Double(y) * module,
            width: Double(run.count) * module, height: module)
        }
      }
    }
  }
}

extension QRCode {
  /// Dark modules beside each other in a row.
  fileprivate func runs(_ y: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for x in 0..<size where self[x, y] {
      if let last = runs.last, last.upperBound == x {
        runs[runs.count - 1] = last.lowerBound..<(x + 1)
      } else {
        runs.append(x..<(x + 1))
      }
    }
    return runs
  }
}
