/// Columns aligned for a terminal, where Japanese characters are two cells wide.
struct TextTable {
  var header: [String]
  var rows: [[String]] = []

  init(_ header: String...) { self.header = header }

  var text: String {
    let widths = header.indices.map { column in
      ([header] + rows).map { Self.width($0[column]) }.max() ?? 0
    }
    return ([header] + rows).map { row in
      zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - Self.width(cell))
      }
      .joined(separator: "  ")
      .trimmingEnd()
    }
    .joined(separator: "\n")
  }

  /// Cells that a text takes: two for wide and full-width characters (UAX #11, roughly).
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { total, scalar in
      switch scalar.value {
      case 0x0300...0x036F, 0x200B...0x200F, 0x3099, 0x309A, 0xFE00...0xFE0F: total
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        total + 2
      default: total + 1
      }
    }
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
