public import Readings

/// A name beside those of the table's file.
struct AddedName {
  let kind: NameTable.Kind
  /// Letters of the name, then of its reading.
  let scalars: [Unicode.Scalar]
  let numbers: [UInt16]
  /// How many letters name and reading have.
  let name: Int
  let reading: Int
  let rarity: Double

  var writing: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[..<name])
    return String(view)
  }

  var spoken: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[name...])
    return String(view)
  }

  /// Nil where it cannot be a name of the table.
  init?(_ known: KnownName, folding: LetterFolding, rarity: Double) {
    kind = known.isFamily ? .surname : .given
    let (letters, kana) = (Array(known.name.unicodeScalars), Array(known.reading.unicodeScalars))
    guard (1...255).contains(letters.count), (1...255).contains(kana.count) else { return nil }
    name = letters.count
    reading = kana.count
    scalars = letters + kana
    let numbers = scalars.map(folding.number)
    guard numbers.allSatisfy({ $0 <= UInt16.max }) else { return nil }
    self.numbers = numbers.map { UInt16($0) }
    self.rarity = rarity
  }
}

extension NameTable {
  /// As rare as the rarest names that the table has: what a site knows of is possible, and no more.
  private static let rarity = 255.0 / 8

  /// The same table with names that a site's people confirmed; nil where it has them all.
  public func knowing(_ names: [KnownName]) -> NameTable? {
    let added = names.compactMap { AddedName($0, folding: letters, rarity: Self.rarity) }
      .filter { !has($0) }
    return added.isEmpty ? nil : NameTable(self, label: "\(label)*site", added: added)
  }

  /// Whether the table has a name with this very reading.
  private func has(_ one: AddedName) -> Bool {
    var found = false
    forEach(one.kind, name: one.name, reading: one.reading) { place, _, name, reading, _ in
      guard !found, name == one.name, reading == one.reading else { return }
      found = text(place, 0..<(name + reading)) == one.scalars
    }
    return found
  }
}
