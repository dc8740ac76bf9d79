/// Surnames and given names with their readings, mapped from the file that `deploy/name-table.py`
/// writes; that program describes the format. One thread uses it.
public final class NameTable {
  enum Kind: UInt8 { case surname = 1, given = 2 }

  /// Such as `names-2.7.0-20070801`; goes into the provenance of every value that it changed.
  public let label: String
  let letters: LetterFolding

  /// All names of a kind as they are written; made when they are first asked for.
  private var known: [Kind: Set<String>] = [:]
  /// All readings with the rarity of their commonest name.
  private var readings: [Kind: [String: Double]] = [:]

  private var scalars: [Unicode.Scalar] = []
  /// Where the names stand in the file, those together that have as many letters of name and of reading.
  private var groups: [Lengths: Group] = [:]
  private let file: MappedTable
  /// The table as it is in the file, where this one has names beside those; their places are
  /// negative.
  private let base: NameTable?
  private let added: [AddedName]

  private struct Lengths: Hashable {
    var kind: Kind
    var name: Int
    var reading: Int
  }

  private struct Group {
    var places: [Int] = []
    /// Of each the numbers of its letters, those of the reading after those of the name.
    var numbers: [UInt16] = []
  }

  private static let magic = Array("UKNAMES\0".utf8)
  private static let header = 40

  /// - Throws: `LexiconProblem` where the file cannot be opened or is something else.
  public init(path: String) throws(LexiconProblem) {
    base = nil
    added = []
    letters = LetterFolding(.names)
    file = try MappedTable(path: path)
    let bytes = file.bytes
    guard bytes.count >= Self.header, bytes[0..<8].elementsEqual(Self.magic) else {
      throw LexiconProblem(description: "The file is no table of names.")
    }
    label = "names-" + String(decoding: bytes[8..<24].prefix { $0 != 0 }, as: UTF8.self)
    let (letterCount, nameCount, size) = (word(24), word(28), word(32))
    let body = Self.header + 4 * letterCount
    guard body + size == bytes.count else {
      throw LexiconProblem(description: "The table of names is cut off.")
    }
    scalars = (0..<letterCount).map { place in
      Unicode.Scalar(UInt32(truncatingIfNeeded: word(Self.header + 4 * place))) ?? "\u{FFFD}"
    }
    let numbers = scalars.map(letters.number)
    guard letters.count <= UInt16.max else {
      throw LexiconProblem(description: "The table of names has too many letters.")
    }
    try index(from: body, count: nameCount, numbers.map { UInt16(truncatingIfNeeded: $0) })
  }

  /// A table with other names beside its own.
  init(_ table: NameTable, label: String, added: [AddedName]) {
    self.label = label
    self.added = added
    base = table
    letters = table.letters
    file = table.file
    scalars = table.scalars
    groups = table.groups
  }

  /// Checks that every name lies where it should.
  ///
  /// - Parameter numbers: of the file's letters.
  private func index(
    from body: Int, count: Int, _ numbers: [UInt16]
  ) throws(LexiconProblem) {
    let bytes = file.bytes
    let broken = LexiconProblem(description: "The table of names is damaged.")
    var place = body
    for _ in 0..<count {
      guard place + 4 <= bytes.count else { throw broken }
      let length = Int(bytes[place + 1]) + Int(bytes[place + 2])
      let next = place + 4 + 2 * length
      guard next <= bytes.count, let kind = Kind(rawValue: bytes[place]), bytes[place + 1] > 0
      else { throw broken }
      for letter in 0..<length where short(place + 4 + 2 * letter) >= scalars.count { throw broken }
      let own = Lengths(kind: kind, name: Int(bytes[place + 1]), reading: Int(bytes[place + 2]))
      groups[own, default: Group()].places.append(place)
      groups[own, default: Group()].numbers += (0..<length).map {
        numbers[short(place + 4 + 2 * $0)]
      }
      place = next
    }
  }

  /// Calls for every name of the kind with as many letters of name as asked for, one more or fewer, and of reading,
  /// two more or fewer.
  ///
  /// - Parameter body: is given where the name stands, and the numbers of its letters, the reading's after the name's.
  @inline(__always)
  func forEach(
    _ kind: Kind, name: Int, reading: Int,
    _ body: (
      _ place: Int, _ numbers: UnsafePointer<UInt16>, _ name: Int, _ reading: Int, _ rarity: Double
    ) -> Void
  ) {
    let bytes = file.bytes
    for letters in (name - 1)...(name + 1) {
      for kana in (reading - 2)...(reading + 2) {
        guard let group = groups[Lengths(kind: kind, name: letters, reading: kana)] else {
          continue
        }
        group.numbers.withUnsafeBufferPointer { numbers in
          guard var own = numbers.baseAddress else { return }
          for place in group.places {
            body(place, own, letters, kana, Double(bytes[place + 3]) / 8)
            own += letters + kana
          }
        }
      }
    }
    for (index, one) in added.enumerated() where one.kind == kind {
      guard abs(one.name - name) <= 1, abs(one.reading - reading) <= 2 else { continue }
      one.numbers.withUnsafeBufferPointer { numbers in
        if let own = numbers.baseAddress { body(~index, own, one.name, one.reading, one.rarity) }
      }
    }
  }

  /// Whether the table has a name of the kind, written exactly so.
  func has(_ name: String, _ kind: Kind) -> Bool {
    if let base {
      return base.has(name, kind) || added.contains { $0.kind == kind && $0.writing == name }
    }
    if let names = known[kind] { return names.contains(name) }
    let bytes = file.bytes
    let names = Set(
      places(of: kind).map { place in
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text(place, 0..<Int(bytes[place + 1])))
        return String(view)
      })
    known[kind] = names
    return names.contains(name)
  }

  /// How rare the commonest name of the kind is that is read so, natural logarithm; nil where the table has none.
  func rarity(ofReading reading: String, _ kind: Kind) -> Double? {
    if let base {
      return base.rarity(ofReading: reading, kind)
        ?? added.filter { $0.kind == kind && $0.spoken == reading }.map(\.rarity).min()
    }
    if let known = readings[kind] { return known[reading] }
    let bytes = file.bytes
    var all: [String: Double] = [:]
    for place in places(of: kind) {
      let name = Int(bytes[place + 1])
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text(place, name..<(name + Int(bytes[place + 2]))))
      let spoken = String(view)
      all[spoken] = min(all[spoken] ?? .infinity, Double(bytes[place + 3]) / 8)
    }
    readings[kind] = all
    return all[reading]
  }

  private func places(of kind: Kind) -> [Int] {
    groups.filter { $0.key.kind == kind }.flatMap(\.value.places)
  }

  func text(_ place: Int, _ letters: Range<Int>) -> [Unicode.Scalar] {
    if place < 0 { return Array(added[~place].scalars[letters]) }
    return letters.map { scalars[short(place + 4 + 2 * $0)] }
  }

  private func word(_ offset: Int) -> Int {
    Int(UInt32(littleEndian: file.bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }

  private func short(_ offset: Int) -> Int {
    Int(UInt16(littleEndian: file.bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
  }
}
