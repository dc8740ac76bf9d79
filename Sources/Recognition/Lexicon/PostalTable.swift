/// Japan Post's table of towns and postal codes, mapped from the file that
/// `deploy/postal-table.py` writes; that program describes the format. One thread uses it.
public final class PostalTable {
  /// A town, or all of a city that is not listed, with one of its postal codes.
  struct Row: Hashable {
    var city: Int
    /// Place in the table.
    var index: Int
    var code: Int
  }

  /// Such as `postal-2026.10.0`; goes into the provenance of every value that it changed.
  public let name: String
  let letters = LetterFolding(.places)
  private(set) var cities: [City] = []
  let rowCount: Int

  private let file: MappedTable
  /// Of `file`.
  private let bytes: UnsafeRawBufferPointer
  private let rows: Int
  private let byCode: Int
  private let text: Int

  /// Maps the file and checks that everything in it lies where it says.
  ///
  /// - Throws: `LexiconProblem` where it cannot be opened or is something else.
  public init(path: String) throws(LexiconProblem) {
    let file = try MappedTable(path: path)
    let bytes = file.bytes
    guard bytes.count >= Self.header, bytes[0..<8].elementsEqual(Self.magic) else {
      throw LexiconProblem(description: "The file is no postal table.")
    }
    let edition = bytes[8..<24].prefix { $0 != 0 }
    name = "postal-" + String(decoding: edition, as: UTF8.self)
    let counts = (0..<3).map { Self.word(bytes, 24 + 4 * $0) }
    self.file = file
    self.bytes = bytes
    rowCount = counts[1]
    rows = Self.header + 16 * counts[0]
    byCode = rows + 8 * counts[1]
    text = byCode + 4 * counts[1]
    guard text + counts[2] == bytes.count else {
      throw LexiconProblem(description: "The postal table is cut off.")
    }
    try check(cities: counts[0])
    cities = (0..<counts[0]).map(city)
  }

  // MARK: - Rows

  /// The code of a row and the town's name; empty for all of the city that is not listed.
  func row(_ index: Int) -> (town: [Unicode.Scalar], code: Int) {
    let place = rows + 8 * index
    return (name(at: Self.word(bytes, place)), Self.word(bytes, place + 4))
  }

  /// All rows with the code.
  func rows(code: Int) -> [Row] {
    var low = 0
    var high = rowCount
    while low < high {
      let middle = (low + high) / 2
      if self.code(at: middle) < code { low = middle + 1 } else { high = middle }
    }
    var found: [Row] = []
    while low < rowCount, self.code(at: low) == code {
      let index = Self.word(bytes, byCode + 4 * low)
      found.append(Row(city: cityIndex(ofRow: index), index: index, code: code))
      low += 1
    }
    return found
  }

  private func code(at place: Int) -> Int {
    Self.word(bytes, rows + 8 * Self.word(bytes, byCode + 4 * place) + 4)
  }

  private func cityIndex(ofRow index: Int) -> Int {
    var low = 0
    var high = cities.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if cities[middle].rows.lowerBound <= index { low = middle } else { high = middle }
    }
    return low
  }

  // MARK: - Bytes

  private static let magic = Array("UKPOST1\0".utf8)
  private static let header = 40

  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
    Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }

  private func name(at offset: Int) -> [Unicode.Scalar] {
    let start = text + offset
    let name = bytes[(start + 1)..<(start + 1 + Int(bytes[start]))]
    return Array(String(decoding: name, as: UTF8.self).unicodeScalars)
  }

  private func city(_ index: Int) -> City {
    let place = Self.header + 16 * index
    let words = (0..<4).map { Self.word(bytes, place + 4 * $0) }
    return City(
      prefecture: name(at: words[0]), name: name(at: words[1]),
      rows: words[2]..<(words[2] + words[3])
    )
  }

  private func check(cities: Int) throws(LexiconProblem) {
    let broken = LexiconProblem(description: "The postal table is damaged.")
    func isName(_ offset: Int) -> Bool {
      let start = text + offset
      return start < bytes.count && start + 1 + Int(bytes[start]) <= bytes.count
    }
    var next = 0
    for index in 0..<cities {
      let place = Self.header + 16 * index
      let (first, count) = (Self.word(bytes, place + 8), Self.word(bytes, place + 12))
      guard isName(Self.word(bytes, place)), isName(Self.word(bytes, place + 4)), first == next
      else { throw broken }
      next += count
    }
    guard next == rowCount else { throw broken }
    for index in 0..<rowCount {
      guard isName(Self.word(bytes, rows + 8 * index)),
        Self.word(bytes, byCode + 4 * index) < rowCount
      else { throw broken }
    }
  }
}

extension PostalTable {
  /// A city, ward, town or village with its prefecture.
  struct City: Hashable {
    var prefecture: [Unicode.Scalar]
    /// With the county, as in 北足立郡伊奈町.
    var name: [Unicode.Scalar]
    var rows: Range<Int>

    /// The county, which people leave out, and what follows it.
    var parts: (county: [Unicode.Scalar], own: [Unicode.Scalar]) {
      // 郡山市, 郡上市 and 大和郡山市 begin no county.
      guard let place = name.lastIndex(of: "郡"), place > 0,
        "町村".unicodeScalars.contains(name[name.count - 1])
      else { return ([], name) }
      return (Array(name[...place]), Array(name[(place + 1)...]))
    }
  }
}
