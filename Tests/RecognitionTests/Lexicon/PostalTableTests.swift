import Foundation
import TestKit
import Testing

@testable import Recognition

@Suite("the postal table")
struct PostalTableTests {
  @Test("every town is found under its code, and under its city")
  func rows() throws {
    let table = try DrawnPostalTable.table()
    #expect(table.name == "postal-test")
    #expect(table.rowCount == DrawnPostalTable.towns.count)
    for town in DrawnPostalTable.towns {
      let found = table.rows(code: town.code).map { row in
        let city = table.cities[row.city]
        return DrawnPostalTable.Town(
          prefecture: String(city.prefecture.map(Character.init)),
          city: String(city.name.map(Character.init)),
          town: String(table.row(row.index).town.map(Character.init)), code: row.code)
      }
      #expect(found == [town])
    }
    #expect(table.rows(code: 1).isEmpty)
    #expect(table.rows(code: 9_999_999).isEmpty)
  }

  @Test("the county is what people leave out")
  func counties() throws {
    let table = try DrawnPostalTable.table()
    let ina = try #require(table.cities.first { $0.name.contains("郡") })
    #expect(String(ina.parts.county.map(Character.init)) == "北足立郡")
    #expect(String(ina.parts.own.map(Character.init)) == "伊奈町")
    let city = PostalTable.City(
      prefecture: [], name: Array("大和郡山市".unicodeScalars), rows: 0..<1)
    #expect(city.parts.county.isEmpty)
  }

  @Test("whatever is done to the file, it is refused or can be used")
  func damaged() throws {
    let whole = DrawnPostalTable().data
    var generator = SplitMix64(seed: 7)
    for _ in 0..<400 {
      var data = whole
      if Bool.random(using: &generator) {
        data = data.prefix(Int.random(in: 1..<data.count, using: &generator))
      }
      for _ in 0..<3 {
        data[Int.random(in: 0..<data.count, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      var drawn = DrawnPostalTable()
      drawn.data = Data(data)
      guard let table = try? drawn.mapped() else { continue }
      _ = PostalDecoder(table: table).decode(
        address: .read("埼玉県上尾市上尾下1-2"), code: .read("3620025"))
    }
  }

  @Test("a file that is missing or something else is named so")
  func refused() throws {
    #expect(throws: LexiconProblem.self) { try PostalTable(path: "/nowhere/postal.table") }
    var drawn = DrawnPostalTable()
    drawn.data = Data("An ordinary letter, long enough to be read as a head of a table.".utf8)
    let words = #expect(throws: LexiconProblem.self) { try drawn.mapped() }
    #expect(words?.description == "The file is no postal table.")
    drawn.data = DrawnPostalTable().data.dropLast(3)
    #expect(throws: LexiconProblem.self) { try drawn.mapped() }
  }
}
