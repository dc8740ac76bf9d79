/// A family or a given name with its reading that so many people of a site have that it tells of none
/// of them.
public struct KnownName: Codable, Hashable, Sendable {
  public var isFamily: Bool
  public var name: String
  /// In katakana.
  public var reading: String
  /// Persons who have it, told apart by their other name.
  public var persons: Int

  public init(isFamily: Bool, name: String, reading: String, persons: Int) {
    self.isFamily = isFamily
    self.name = name
    self.reading = reading
    self.persons = persons
  }

  /// Fewer are never kept. A household that writes often is a handful of persons, however many cases it
  /// has; twenty who differ in their other name are many households.
  public static let fewestPersons = 20

  var isSound: Bool { !name.isEmpty && !reading.isEmpty && persons >= Self.fewestPersons }
}
