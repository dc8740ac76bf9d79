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
