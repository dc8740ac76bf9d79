package import Foundation

/// A postal table of a few towns, written as `deploy/postal-table.py` writes it.
package struct DrawnPostalTable: Sendable {
  package struct Town: Hashable, Sendable {
    package var prefecture: String
    package var city: String
    package var town: String
    package var code: Int

    package init(prefecture: String, city: String, town: String, code: Int) {
      self.prefecture = prefecture
      self.city = city
      self.town = town
      self.code = code
    }
  }

  /// Ten towns, and codes for what a city does not list.
  package static let towns = [
    ("埼玉県", "上尾市", "上尾下", 362_0025), ("埼玉県", "上尾市", "上尾宿", 362_0012),
    ("埼玉県", "上尾市", "須ケ谷", 362_0004), ("埼玉県", "上尾市", "原市", 362_0021),
    ("埼玉県", "上尾市", "原市中", 362_0029), ("埼玉県", "上尾市", "富士見", 362_0042),
    ("埼玉県", "北足立郡伊奈町", "栄", 362_0806), ("埼玉県", "桶川市", "富士見", 363_0028),
    ("東京都", "板橋区", "成増", 175_0094), ("栃木県", "宇都宮市", "中央", 320_0806),
    ("埼玉県", "上尾市", "", 362_0000), ("栃木県", "宇都宮市", "", 320_0000),
  ].map { Town(prefecture: $0.0, city: $0.1, town: $0.2, code: $0.3) }

  package var data = Data()

  package init(_ towns: [Town] = DrawnPostalTable.towns, edition: String = "test") {
    var text = Data()
    var places: [String: Int] = [:]
    func place(_ name: String) -> Int {
      if let known = places[name] { return known }
      places[name] = text.count
      text.append(UInt8(name.utf8.count))
      text.append(contentsOf: name.utf8)
      return places[name] ?? 0
    }
    func order(_ one: Town) -> [UInt32] {
      [one.prefecture, one.city, one.town].flatMap { $0.unicodeScalars.map(\.value) + [0] }
    }
    let sorted = towns.sorted { order($0).lexicographicallyPrecedes(order($1)) }
    var heads: [[Int]] = []
    for (index, one) in sorted.enumerated() {
      if index > 0, sorted[index - 1].prefecture == one.prefecture,
        sorted[index - 1].city == one.city
      {
        heads[heads.count - 1][3] += 1
      } else {
        heads.append([place(one.prefecture), place(one.city), index, 1])
      }
    }
    let rows = sorted.map { [place($0.town), $0.code] }
    let byCode = rows.indices.sorted { (rows[$0][1], $0) < (rows[$1][1], $1) }
    data.append(contentsOf: Array("UKPOST1\0".utf8))
    data.append(contentsOf: Array(edition.utf8) + [UInt8](repeating: 0, count: 16 - edition.count))
    for word in [heads.count, rows.count, text.count, 0] + heads.joined() + rows.joined() + byCode {
      withUnsafeBytes(of: UInt32(word).littleEndian) { data.append(contentsOf: $0) }
    }
    data.append(text)
  }

  /// Writes the file; it may go once it is mapped.
  package func written<Result>(_ body: (_ path: String) throws -> Result) throws -> Result {
    let folder = try TemporaryFolder()
    try data.write(to: folder.url.appendingPathComponent("postal.table"))
    return try body(folder.file("postal.table"))
  }
}
