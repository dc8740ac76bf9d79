public import Japanese

extension FiscalYear {
  /// Era letter and year, such as `R8` for 令和8年度; `Y1800` before Meiji.
  public var label: String {
    guard let (era, year) = era else { return "Y\(self.year)" }
    return "\(era.letter)\(year)"
  }

  /// Reads a label as `R8`; nil where it is none.
  public init?(label: String) {
    guard let letter = label.first, let number = Int(label.dropFirst()), number > 0,
      label.dropFirst().utf8.allSatisfy({ (48...57).contains($0) }), number < 10_000
    else { return nil }
    let first: Int
    switch letter {
    case "M": first = 1868
    case "T": first = 1912
    case "S": first = 1926
    case "H": first = 1989
    case "R": first = 2019
    default: return nil
    }
    let year = FiscalYear(first + number - 1)
    guard year.label == label else { return nil }
    self = year
  }
}
