import Readings

/// A name, taken apart where its space is.
struct NameParts {
  let whole: String
  /// Nil where no space shows where it ends.
  let family: [Character]?

  init(_ name: String) {
    let parts = name.split(whereSeparator: \.isWhitespace)
    whole = parts.joined()
    family = parts.count == 2 ? Array(parts[0]) : nil
  }

  func echo(among others: [NameParts]) -> Evidence.Echo {
    var echo = Evidence.Echo()
    for other in others {
      if other.whole == whole {
        echo.whole += 1
      } else if let family, let theirs = other.family {
        if family == theirs {
          echo.family += 1
        } else if isNear(family, theirs) {
          echo.isNear = true
        }
      }
    }
    return echo
  }

  /// Longer names may differ in more letters; of names of one letter any two would be near.
  private func isNear(_ one: [Character], _ other: [Character]) -> Bool {
    // A letter in another's place is two changes.
    one.count >= 2 && one.difference(from: other).count <= 2 * max(1, one.count / 3)
  }
}
