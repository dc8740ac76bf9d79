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
    let nameAlignment = LetterAlignment(channel: names, folding: table.letters)
    let kanaAlignment = LetterAlignment(channel: readings, folding: table.letters)
    table.forEach(kind, name: name.count, reading: kana.count) {
      place, own, letters, count, rarity in
      let nameCost = Self.cost(nameAlignment, own, letters)
      let kanaCost = Self.cost(kanaAlignment, own + letters, count)
      guard min(nameCost, kanaCost) <= Self.limit else { return }
      found.append((place, letters, count, nameCost, kanaCost, min(rarity, Self.rarest)))
    }
    // As they stand in the table: of what costs the same the first is taken.
    found.sort { Self.order($0.place) < Self.order($1.place) }
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

  /// Added names have negative places and come last.
  private static func order(_ place: Int) -> Int { place < 0 ? Int.max / 2 - place : place }

  /// What it costs that the letters stand for a name with these numbers.
  @inline(__always)
  private static func cost(
    _ alignment: LetterAlignment, _ numbers: UnsafePointer<UInt16>, _ count: Int
  ) -> Double {
    if count == alignment.channel.count {
      let sum = alignment.channel.cost(numbers, upTo: limit)
      if sum <= limit || count < 3 { return sum }
    }
    // The first and the last letter of what is longer or shorter must be near.
    guard count > 0 else { return .infinity }
    let last = alignment.channel.count - 1
    guard
      alignment.channel.cost(0, Int(numbers[0])) < 4
        || alignment.channel.cost(last, Int(numbers[count - 1])) < 4
    else { return .infinity }
    let row = (0..<count).reduce(alignment.start) { alignment.next($0, Int(numbers[$1])) }
    return row[alignment.channel.count]
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
