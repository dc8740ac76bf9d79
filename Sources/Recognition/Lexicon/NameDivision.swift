public import Readings

/// Where a person's family name ends, by the table of names.
public struct NameDivision {
  let table: NameTable

  public init(table: NameTable) { self.table = table }

  /// Whether the table has both parts of a name.
  public func knows(family: String, given: String) -> Bool {
    table.has(family, .surname) && table.has(given, .given)
  }

  /// Whether the table has names that are read so.
  public func knows(familyReading: String, givenReading: String) -> Bool {
    table.rarity(ofReading: familyReading, .surname) != nil
      && table.rarity(ofReading: givenReading, .given) != nil
  }

  /// What the table says of a reading, and of those that differ from it by the mark of one kana: タカダ for タカタ.
  public func weigh(familyReading: String, givenReading: String) -> Evidence.ReadingRarity {
    let parts = [rarity(familyReading, .surname), rarity(givenReading, .given)]
    return Evidence.ReadingRarity(
      rarest: parts.map(\.rarest).max() ?? Self.unknown, lead: parts.compactMap(\.lead).min())
  }

  /// Rarity of what the table does not have, and of what a site added to it.
  private static let unknown = 14.0

  private func rarity(_ reading: String, _ kind: NameTable.Kind) -> Evidence.ReadingRarity {
    let own = min(Self.unknown, table.rarity(ofReading: reading, kind) ?? Self.unknown)
    let letters = Array(reading)
    let rivals = letters.indices.flatMap { index in
      LetterForms.remarked(letters[index]).compactMap { other in
        table.rarity(
          ofReading: String(letters[..<index] + [other] + letters[(index + 1)...]), kind)
      }
    }
    return Evidence.ReadingRarity(
      rarest: own, lead: rivals.min().map { min(Self.unknown, $0) - own })
  }

  /// Whether the table lacks the family name before the space, and has one that ends elsewhere.
  ///
  /// - Parameters:
  ///   - name: letters without spaces.
  ///   - read: how many of them stand before the space.
  public func mayDivideElsewhere(_ name: [Character], read: Int) -> Bool {
    guard (2...8).contains(name.count), (1..<name.count).contains(read) else { return false }
    func isFamily(_ place: Int) -> Bool { table.has(String(name[..<place]), .surname) }
    return !isFamily(read) && (1..<name.count).contains { $0 != read && isFamily($0) }
  }

  /// The place of the only space, where the table speaks for another than the one that was read.
  ///
  /// - Parameters:
  ///   - name: letters without spaces.
  ///   - read: how many of them stand before the space that was read; nil where none was.
  /// - Returns: how many stand before the space; nil where the table has nothing to say against what was
  ///   read: it is kept if it leaves a known family name, and only a division into two known names
  ///   outweighs it.
  public func place(in name: [Character], read: Int?) -> Int? {
    guard (2...8).contains(name.count) else { return nil }
    func isFamily(_ place: Int) -> Bool { table.has(String(name[..<place]), .surname) }
    func isGiven(_ place: Int) -> Bool { table.has(String(name[place...]), .given) }
    if let read, !(1..<name.count).contains(read) || isFamily(read) { return nil }
    let possible = (1..<name.count).filter { $0 != read && isFamily($0) && isGiven($0) }
    return possible.count == 1 ? possible[0] : nil
  }
}
