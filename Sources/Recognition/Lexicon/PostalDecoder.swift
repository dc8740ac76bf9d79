import Foundation

/// Decodes an address and its 〒 together over the postal table.
///
/// Every town of the cities that come near to what was read is a hypothesis, and so is that the town
/// is not in the table; how well each explains the letters and the digits gives its weight.
public struct PostalDecoder {
  /// Cities that are followed into their towns, and how much dearer than the best they may be.
  private static let beam = 24
  private static let margin = 14.0

  let table: PostalTable

  public init(table: PostalTable) { self.table = table }

  /// - Parameters:
  ///   - address: as read; what follows the town is never touched.
  ///   - code: as read; empty where there is none.
  /// - Returns: nil where nothing is written.
  public func decode(address: [ReadLetter], code: [ReadLetter]) -> PostalVerdict? {
    guard address.contains(where: { !$0.text.isWhitespace }) else { return nil }
    let channel = LetterChannel(address, folding: table.letters)
    let alignment = LetterAlignment(channel: channel, folding: table.letters)
    let digits = PostalCodeChannel(code)
    var found = [unlisted(digits)]
    for city in cities(near: alignment, digits) {
      found += hypotheses(in: city, alignment, digits)
    }
    return PostalVerdict(found, address: address, digits: digits, alignment)
  }

  private func unlisted(_ digits: PostalCodeChannel?) -> PostalHypothesis {
    PostalHypothesis(
      cost: PostalHypothesis.unlisted + (digits == nil ? 0 : PostalCodeChannel.wrongNearby),
      code: digits?.code)
  }

  // MARK: - Cities

  /// A city with the costs after its name.
  private struct Near {
    var city: Int
    var row: LetterAlignment.Row
    var parts: [LetterAlignment.Part]
    /// The address begins with the town.
    var isTownAlone = false

    var cost: Double { row.min() ?? .infinity }
  }

  private func cities(near alignment: LetterAlignment, _ digits: PostalCodeChannel?) -> [Near] {
    let coded = Set(digits.map { table.rows(code: $0.code).map(\.city) } ?? [])
    var all: [Near] = []
    var alone: [Near] = []
    var prefecture: (name: [Unicode.Scalar], row: LetterAlignment.Row) = ([], alignment.start)
    let start = alignment.start
    for (index, city) in table.cities.enumerated() {
      let first = LetterAlignment.Part(
        name: city.prefecture, omission: PostalHypothesis.noPrefecture)
      if prefecture.name != city.prefecture {
        prefecture = (city.prefecture, alignment.after(start, first))
      }
      let (county, own) = city.parts
      let parts = [
        first, .init(name: county, omission: PostalHypothesis.noCounty), .init(name: own),
      ]
      let row = parts.dropFirst().reduce(prefecture.row) { alignment.after($0, $1) }
      all.append(Near(city: index, row: row, parts: parts))
      if coded.contains(index) {
        let row = prefecture.row.map { $0 + PostalHypothesis.noCity }
        alone.append(Near(city: index, row: row, parts: [first], isTownAlone: true))
      }
    }
    let costs = all.map(\.cost)
    let best = costs.min() ?? 0
    let close = all.indices.filter { costs[$0] <= best + Self.margin }.sorted {
      costs[$0] == costs[$1] ? $0 < $1 : costs[$0] < costs[$1]
    }
    let far = close.dropFirst(Self.beam).filter { coded.contains($0) }
    return (close.prefix(Self.beam) + far).map { all[$0] } + alone
  }

  // MARK: - Towns

  private func hypotheses(
    in near: Near, _ alignment: LetterAlignment, _ digits: PostalCodeChannel?
  ) -> [PostalHypothesis] {
    // 大字 and 字 come and go as people like.
    let quarters = ["大字", "字"].map {
      LetterAlignment.Part(name: Array($0.unicodeScalars), omission: 0)
    }
    let start = quarters.reduce(near.row) { alignment.after($0, $1) }
    var found: [PostalHypothesis] = []
    var last: (town: [Unicode.Scalar], ending: (cost: Double, place: Int))?
    var hasCode = false
    for index in table.cities[near.city].rows {
      let (name, code) = table.row(index)
      hasCode = hasCode || code == digits?.code
      let town = name.starts(with: quarters[0].name) ? Array(name.dropFirst(2)) : name
      if town.isEmpty { continue }
      let part = LetterAlignment.Part(name: town)
      let ending =
        last.flatMap { $0.town == town ? $0.ending : nil }
        ?? self.ending(alignment.after(start, part), alignment.channel)
      last = (town, ending)
      // What is left out must not make up for what was not read.
      if near.isTownAlone, ending.cost >= near.cost + LetterChannel.missing { continue }
      let one = PostalHypothesis(
        cost: ending.cost, city: near.city, row: index, code: code,
        parts: near.parts + quarters + [part], end: ending.place)
      found += digits.map { one.with($0) } ?? [one]
    }
    if !near.isTownAlone { found.append(unlistedTown(of: near, hasCode, digits)) }
    return found
  }

  private func unlistedTown(
    of near: Near, _ hasCode: Bool, _ digits: PostalCodeChannel?
  ) -> PostalHypothesis {
    let best = near.row.indices.min { near.row[$0] < near.row[$1] } ?? 0
    var one = PostalHypothesis(
      cost: near.row[best] + PostalHypothesis.unlistedTown, city: near.city, parts: near.parts,
      end: best)
    if let digits {
      one.code = digits.code
      one.cost += hasCode ? 3 : PostalCodeChannel.wrongAnywhere
      one.fitsCode = hasCode
    }
    return one
  }

  /// Where the town ends: a number follows, or nothing.
  private func ending(
    _ row: LetterAlignment.Row, _ channel: LetterChannel
  ) -> (cost: Double, place: Int) {
    var best = (cost: Double.infinity, place: 0)
    for place in row.indices {
      let next = channel.letters.indices[min(place, channel.count)...].first {
        !channel.letters[$0].text.isWhitespace
      }
      let isEnd = next.map { channel.isNumber[$0] } ?? true
      let cost = row[place] + (isEnd ? 0 : PostalHypothesis.noNumber)
      if cost < best.cost { best = (cost, place) }
    }
    return best
  }
}
