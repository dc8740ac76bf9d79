import Foundation

/// How likely each letter follows another in Japanese, mapped from the file that
/// `deploy/letter-table.py` writes; that program describes the format.
///
/// Text is taken for words that follow one another as they like: a letter continues a word by the pairs
/// that words hold (an interpolated bigram model, Jelinek and Mercer 1980, with the rest by Witten and
/// Bell 1991), or the word ends and another begins. All digits are the letter 0.
public final class LetterTable {
  /// Such as `3.1.1-5f0a12c4`: edition and content; goes into the provenance of every value.
  public let label: String

  /// What a letter costs at most, natural logarithm: names hold letters that no list of words has.
  static let dearest = 12.0
  /// Share of all letters, not only first ones, in how words begin.
  private static let anyLetter = 0.1

  private let file: MappedTable
  private let places: [Unicode.Scalar: Int]
  private let count: Int
  private let pairs: Int
  private static let magic = Array("UKLETTR\0".utf8)
  private static let header = 40

  /// - Throws: `LexiconProblem` where the file cannot be opened or is something else.
  public init(path: String) throws(LexiconProblem) {
    file = try MappedTable(path: path)
    let bytes = file.bytes
    guard bytes.count >= Self.header, bytes[0..<8].elementsEqual(Self.magic) else {
      throw LexiconProblem(description: "The file is no table of letters.")
    }
    func word(_ offset: Int) -> Int {
      Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    let count = word(24)
    let pairs = word(28)
    guard count > 0, bytes.count == Self.header + count * 12 + 4 + pairs * 3 else {
      throw LexiconProblem(description: "The table of letters is cut off.")
    }
    self.count = count
    self.pairs = pairs
    var places: [Unicode.Scalar: Int] = [:]
    for place in 0..<count {
      if let scalar = Unicode.Scalar(UInt32(word(Self.header + 4 * place))) {
        places[scalar] = place
      }
    }
    self.places = places
    let starts = Self.header + count * 8
    for place in 0..<count
    where word(starts + 4 * place) > word(starts + 4 * place + 4) || places.count != count {
      throw LexiconProblem(description: "The table of letters is damaged.")
    }
    guard word(starts) == 0, word(starts + 4 * count) == pairs else {
      throw LexiconProblem(description: "The table of letters is damaged.")
    }
    let edition = String(decoding: bytes[8..<24].prefix { $0 != 0 }, as: UTF8.self)
    label = "\(edition)-\(Fingerprint.of(bytes))"
  }

  /// Negative natural logarithm of how likely the letter comes next, `dearest` at most.
  /// - Parameter previous: the letter before; nil where a text begins, or after what is no letter.
  func cost(of letter: Character, after previous: Character?) -> Double {
    guard let own = place(letter) else { return Self.dearest }
    let first =
      (1 - Self.anyLetter) * probability(0, own) + Self.anyLetter * probability(1, own)
    var total = first
    if let before = previous.flatMap(place) {
      total =
        pair(before, own) + probability(3, before) * probability(1, own)
        + probability(2, before) * first
    }
    return total > 0 ? min(Self.dearest, -log(total)) : Self.dearest
  }

  private func place(_ letter: Character) -> Int? {
    guard let scalar = letter.unicodeScalars.first else { return nil }
    return places[("0"..."9").contains(scalar) ? "0" : scalar]
  }

  private static let steps: [Double] = (0...255).map { $0 == 255 ? 0 : exp(-Double($0) / 8) }

  /// - Parameter column: 0 first, 1 alone, 2 end, 3 rest.
  private func probability(_ column: Int, _ place: Int) -> Double {
    Self.steps[Int(file.bytes[Self.header + count * (4 + column) + place])]
  }

  /// The share of a pair that words hold; 0 for any other.
  private func pair(_ before: Int, _ own: Int) -> Double {
    let starts = Self.header + count * 8
    let list = starts + 4 * (count + 1)
    var low = start(starts, before)
    var high = start(starts, before + 1)
    while low < high {
      let middle = (low + high) / 2
      let offset = list + 2 * middle
      let found = Int(
        UInt16(littleEndian: file.bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
      if found == own { return Self.steps[Int(file.bytes[list + 2 * pairs + middle])] }
      if found < own { low = middle + 1 } else { high = middle }
    }
    return 0
  }

  private func start(_ starts: Int, _ place: Int) -> Int {
    let offset = starts + 4 * place
    return Int(
      UInt32(littleEndian: file.bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }
}
