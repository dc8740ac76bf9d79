/// What a reader of single letters makes of one of them.
public struct LetterOpinion: Sendable, Hashable {
  /// The letters that it knows, shared by all its opinions.
  let alphabet: LetterAlphabet
  /// One probability for each class of the alphabet.
  let probabilities: [Float]

  init(alphabet: LetterAlphabet, probabilities: [Float]) {
    self.alphabet = alphabet
    self.probabilities = probabilities
  }

  /// Of the letter and all that look like it; nil for letters that the reader does not know.
  public func probability(of letter: Character) -> Double? {
    alphabet.place(of: letter).map { Double(probabilities[$0]) }
  }

  /// Of any of the letters; nil where the reader knows none of them.
  public func probability(ofAny letters: [Character]) -> Double? {
    let places = Set(letters.compactMap(alphabet.place))
    return places.isEmpty ? nil : places.reduce(0) { $0 + Double(probabilities[$1]) }
  }

  /// The likeliest letter; nil where it seems to be none.
  public var likeliest: Character? {
    probabilities.indices.max { probabilities[$0] < probabilities[$1] }
      .flatMap { alphabet.letter(at: $0) }
  }

  /// Of the likeliest class.
  public var confidence: Double { Double(probabilities.max() ?? 0) }

  /// The likeliest class other than the letters'; what seems to be no letter is one, too, without a name.
  ///
  /// - Parameter onlyKana: nothing but kana may stand there.
  public func rival(
    ofAll letters: [Character], onlyKana: Bool
  ) -> (letter: Character?, probability: Double) {
    let own = letters.compactMap(alphabet.place)
    var best: (place: Int?, probability: Float) = (nil, 0)
    for (place, probability) in probabilities.enumerated() where probability > best.probability {
      guard !own.contains(place), !onlyKana || alphabet.mayBeKana(place) else { continue }
      best = (place, probability)
    }
    return (best.place.flatMap(alphabet.letter), Double(best.probability))
  }
}

/// The classes of the network for single letters, in the order of its logits.
public final class LetterAlphabet: Sendable, Hashable {
  private let names: [String]
  private let places: [Character: Int]
  /// Of each class: whether it is named by a kana, or is no letter.
  private let kana: [Bool]

  /// Class of what is no letter: halves of two.
  private static let junk = "junk"

  /// - Parameters:
  ///   - classes: one a line.
  ///   - alike: letters that share the class of the first of them, one group a line.
  /// - Returns: nil where the lists are not those of such a network.
  public init?(classes: String, alike: String) {
    let names = classes.split(separator: "\n").map(String.init)
    guard names.contains(Self.junk), names.contains("髙"), names.contains("崎") else { return nil }
    self.names = names
    var places: [Character: Int] = [:]
    for (place, name) in names.enumerated() where name.count == 1 {
      places[Character(name)] = place
    }
    for group in alike.split(separator: "\n") {
      guard let first = group.first, let place = places[first] else { continue }
      for letter in group { places[letter] = place }
    }
    self.places = places
    kana = names.map { name in name.count != 1 || name.first.map(LetterForms.isKana) ?? true }
  }

  /// How many classes there are.
  public var count: Int { names.count }

  func place(of letter: Character) -> Int? { places[letter] }

  func mayBeKana(_ place: Int) -> Bool { kana[place] }

  func letter(at place: Int) -> Character? {
    names[place].count == 1 ? names[place].first : nil
  }

  public static func == (one: LetterAlphabet, other: LetterAlphabet) -> Bool {
    one.names == other.names
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(names.count) }
}
