package import Foundation

/// A table of a few names, written as `deploy/name-table.py` writes it.
package struct DrawnNameTable: Sendable {
  package struct Name: Hashable, Sendable {
    package var isSurname: Bool
    package var name: String
    package var reading: String
    /// In steps of an eighth of a natural logarithm.
    package var rarity: UInt8

    package init(isSurname: Bool, name: String, reading: String, rarity: UInt8) {
      self.isSurname = isSurname
      self.name = name
      self.reading = reading
      self.rarity = rarity
    }
  }

  package static let names: [Name] = [
    (true, "上野", "ウエノ", 10), (true, "土屋", "ツチヤ", 12), (true, "前田", "マエダ", 5),
    (true, "前田", "マエタ", 60),
    (true, "太田", "オオタ", 8), (true, "大田", "オオタ", 14), (true, "小野", "オノ", 9),
    (false, "翔太", "ショウタ", 12), (false, "裕子", "ユウコ", 9), (false, "裕子", "ヒロコ", 11),
    (false, "優子", "ユウコ", 10), (false, "聡", "サトシ", 12), (false, "恵美", "エミ", 12),
    (false, "理恵", "リエ", 12),
  ].map { Name(isSurname: $0.0, name: $0.1, reading: $0.2, rarity: $0.3) }

  package var data = Data()

  package init(_ names: [Name] = DrawnNameTable.names) {
    let scalars = Set(names.flatMap { ($0.name + $0.reading).unicodeScalars })
    let letters = scalars.sorted { $0.value < $1.value }
    var body = Data()
    for one in names {
      let (name, reading) = (Array(one.name.unicodeScalars), Array(one.reading.unicodeScalars))
      body.append(contentsOf: [
        one.isSurname ? 1 : 2, UInt8(name.count), UInt8(reading.count), one.rarity,
      ])
      for letter in name + reading {
        let place = UInt16(letters.firstIndex(of: letter) ?? 0).littleEndian
        withUnsafeBytes(of: place) { body.append(contentsOf: $0) }
      }
    }
    data.append(contentsOf: Array("UKNAMES\0test".utf8) + [UInt8](repeating: 0, count: 12))
    let words = [letters.count, names.count, body.count, 0] + letters.map { Int($0.value) }
    for word in words {
      withUnsafeBytes(of: UInt32(word).littleEndian) { data.append(contentsOf: $0) }
    }
    data.append(body)
  }

  /// Writes the file; it may go once it is mapped.
  package func written<Result>(_ body: (_ path: String) throws -> Result) throws -> Result {
    let folder = try TemporaryFolder()
    try data.write(to: folder.url.appendingPathComponent("names.table"))
    return try body(folder.file("names.table"))
  }
}
