/// A family or a given name: what may have been written, by the table and as read.
struct NamePart {
  struct Hypothesis {
    var name: String
    var kana: String
    var cost: Double
    /// The table has the name with this reading.
    var isListed = false
  }

  /// Best first, no more than a few, what was read always among them.
  let likely: [Hypothesis]

  /// Dearer ones are not looked at.
  private static let limit = 14.0
  private static let most = 12
  /// What is rare counts as no rarer than this.
  private static let rarest = 5.0

  init(
    _ table: NameTable, _ kind: NameTable.Kind, _ name: [ReadLetter], _ kana: [ReadLetter]
  ) {
    let names = LetterChannel(name, folding: table.letters)
    let readings = LetterChannel(kana, folding: table.letters)
    let read = (String(name.map(\.text)), String(kana.map(\.text)))
    var found:
      [(place: Int, name: Int, kana: Int, nameCost: Double, kanaCost: Double, rarity: Double)] = []
    table.forEach(kind, name: name.count, reading: kana.count) { place, letters, count, rarity in
      let nameCost = Self.cost(table, names, place, 0..<letters)
      let kanaCost = Self.cost(table, readings, place, letters..<(letters + count))
      guard min(nameCost, kanaCost) <= Self.limit else { return }
      found.append((place, letters, count, nameCost, kanaCost, min(rarity, Self.rarest)))
    }
    let listed = found.map { ($0, $0.nameCost + $0.kanaCost + $0.rarity) }
      .filter { $0.1 <= NameDecoder.neither + 4 }.sorted { $0.1 < $1.1 }.prefix(Self.most)
    var all = listed.map { one, cost in
      Hypothesis(
        name: Self.text(table, names, one.place, 0..<one.name),
        kana: Self.text(table, readings, one.place, one.name..<(one.name + one.kana)), cost: cost,
        isListed: true)
    }
    if let one = found.min(by: { $0.nameCost + $0.rarity < $1.nameCost + $1.rarity }) {
      all.append(
        Hypothesis(
          name: Self.text(table, names, one.place, 0..<one.name), kana: read.1,
          cost: one.nameCost + one.rarity + NameDecoder.otherHalf))
    }
    if let one = found.min(by: { $0.kanaCost + $0.rarity < $1.kanaCost + $1.rarity }) {
      all.append(
        Hypothesis(
          name: read.0,
          kana: Self.text(table, readings, one.place, one.name..<(one.name + one.kana)),
          cost: one.kanaCost + one.rarity + NameDecoder.otherHalf))
    }
    all.append(Hypothesis(name: read.0, kana: read.1, cost: NameDecoder.neither))
    likely = all
  }

  /// What it costs that the letters stand for this name.
  private static func cost(
    _ table: NameTable, _ channel: LetterChannel, _ place: Int, _ letters: Range<Int>
  ) -> Double {
    if letters.count == channel.count {
      var sum = 0.0
      for index in 0..<channel.count {
        sum += channel.cost(index, table.number(place, letters.lowerBound + index))
        if sum > limit { break }
      }
      if sum <= limit || letters.count < 3 { return sum }
    }
    // The first and the last letter of what is longer or shorter must be near.
    let ends = [(0, letters.lowerBound), (channel.count - 1, letters.upperBound - 1)]
    guard ends.contains(where: { channel.cost($0.0, table.number(place, $0.1)) < 4 }) else {
      return .infinity
    }
    let alignment = LetterAlignment(channel: channel, folding: table.letters)
    let row = letters.reduce(alignment.start) { alignment.next($0, table.number(place, $1)) }
    return row[channel.count]
  }

  private static func text(
    _ table: NameTable, _ channel: LetterChannel, _ place: Int, _ letters: Range<Int>
  ) -> String {
    let alignment = LetterAlignment(channel: channel, folding: table.letters)
    let edits = alignment.edits([.init(name: table.text(place, letters))], end: channel.count)
    return String(
      edits.compactMap { edit -> Character? in
        switch edit {
        case .keep(let index): channel.letters[index].text
        case .replace(_, let character), .insert(let character): character
        case .drop: nil
        }
      })
  }
}
