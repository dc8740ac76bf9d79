import Readings
import Workflows

/// Counts on a page how many fields say the same of a person.
///
/// A household has one family name, and who applies is often one of those that the form is about: the same
/// name read twice, each time from ink of its own, is seldom misread twice in the same way. It changes no
/// text; the judge weighs it.
enum EchoSupport {
  static func support(_ read: inout [(field: Field, outcome: FieldOutcome)]) {
    for type in [FieldType.name, .kana] {
      let places = read.indices.filter {
        read[$0].field.type == type && read[$0].outcome.value != nil
      }
      guard places.count > 1 else { continue }
      let names = places.map { NameParts(read[$0].outcome.value ?? "") }
      for (index, place) in places.enumerated() {
        read[place].outcome.evidence.echo = names[index].echo(
          among: names.indices.filter { $0 != index }.map { names[$0] })
      }
    }
  }
}

/// A name, taken apart where its space is.
private struct NameParts {
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
