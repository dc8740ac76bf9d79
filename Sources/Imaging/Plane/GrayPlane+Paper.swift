extension GrayPlane {
  /// Darkest middle tone of a sheet of paper; the coloured ones of offices are above 150.
  static let darkestPaper: UInt8 = 110
  /// How much a sheet's tone may differ from place to place, by the shade of a fold or a scanner's lamp.
  static let shading = 60

  /// Whether the plane, of about 75 dpi, is of one light tone, as paper is, however much ink is on it.
  /// A tenth of it at every edge, where shadows are, does not count.
  var isEvenPaper: Bool {
    // Tiles of about 5 mm; ink that covers less than half of one leaves its brighter part to tell.
    let tile = 15
    let columns = width / tile
    let rows = height / tile
    guard columns >= 10, rows >= 10 else { return true }
    var tones: [UInt8] = []
    for row in (rows / 10)..<(rows - rows / 10) {
      for column in (columns / 10)..<(columns - columns / 10) {
        var inside: [UInt8] = []
        for y in stride(from: row * tile, to: (row + 1) * tile, by: 3) {
          for x in stride(from: column * tile, to: (column + 1) * tile, by: 3) {
            inside.append(self[x, y])
          }
        }
        inside.sort()
        tones.append(inside[inside.count * 3 / 4])
      }
    }
    tones.sort()
    let middle = tones[tones.count / 2]
    let spread = Int(tones[tones.count * 95 / 100]) - Int(tones[tones.count * 5 / 100])
    return middle >= Self.darkestPaper && spread <= Self.shading
  }
}
