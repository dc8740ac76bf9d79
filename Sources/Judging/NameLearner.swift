public import Readings

/// Finds the names that so many people of a site have that they may be kept.
public struct NameLearner {
  /// A person's name as people confirmed or corrected it.
  public struct Person: Sendable, Hashable {
    public var family: String
    public var given: String
    public var familyReading: String
    public var givenReading: String
    /// Names with one number come from one case.
    public var `case`: Int

    public init(
      family: String, given: String, familyReading: String, givenReading: String, case: Int
    ) {
      self.family = family
      self.given = given
      self.familyReading = familyReading
      self.givenReading = givenReading
      self.case = `case`
    }
  }

  private struct Part: Hashable {
    var isFamily: Bool
    var name: String
    var reading: String
  }

  /// Names with at least `KnownName.fewestPersons` persons, each in a case of its own. Persons are told
  /// apart by the other part of their name, so that one who writes often is one.
  public static func learn(_ persons: [Person]) -> [KnownName] {
    var others: [Part: [Part: Int]] = [:]
    for person in persons {
      let family = Part(isFamily: true, name: person.family, reading: person.familyReading)
      let given = Part(isFamily: false, name: person.given, reading: person.givenReading)
      others[family, default: [:]][given] = person.case
      others[given, default: [:]][family] = person.case
    }
    return others.compactMap { part, others in
      // A list of a household's members in one case is one case.
      let count = min(others.count, Set(others.values).count)
      guard count >= KnownName.fewestPersons else { return nil }
      return KnownName(
        isFamily: part.isFamily, name: part.name, reading: part.reading, persons: count)
    }
    .sorted {
      ($0.isFamily ? 0 : 1, $0.name, $0.reading) < ($1.isFamily ? 0 : 1, $1.name, $1.reading)
    }
  }
}
