/// Lays the names of an entry over the letters that were read: edit distance with the channel's
/// costs (Wagner and Fischer 1974).
struct LetterAlignment {
  /// A name of the entry, and what it costs when the citizen left it out; infinite where it must
  /// stand.
  struct Part {
    var name: [Unicode.Scalar]
    var omission = Double.infinity
  }

  /// Costs of having explained the letters up to each place.
  typealias Row = [Double]

  let channel: LetterChannel
  let folding: LetterFolding

  /// Nothing of the entry is used yet.
  var start: Row {
    var row: Row = [0]
    for cost in channel.superfluous { row.append(row[row.count - 1] + cost) }
    return row
  }

  /// After one more letter of the entry.
  func next(_ row: Row, _ number: Int) -> Row {
    var result = row
    result[0] = row[0] + LetterChannel.missing
    for place in 0..<channel.count {
      result[place + 1] = min(
        row[place] + channel.cost(place, number),
        row[place + 1] + LetterChannel.missing,
        result[place] + channel.superfluous[place])
    }
    return result
  }

  func after(_ row: Row, _ part: Part) -> Row {
    var result = row
    for scalar in part.name { result = next(result, folding.number(scalar)) }
    guard part.omission.isFinite else { return result }
    return zip(result, row).map { min($0, $1 + part.omission) }
  }

  /// What becomes of a letter that was read, or is put before it.
  enum Edit: Hashable {
    case keep(Int)
    case replace(Int, Character)
    case drop(Int)
    case insert(Character)
  }

  /// The cheapest way to explain the first `end` letters by the parts.
  func edits(_ parts: [Part], end: Int) -> [Edit] {
    var rows = [start]
    var origins: [Origin] = [.start]
    for part in parts where !part.name.isEmpty {
      let before = rows.count - 1
      for scalar in part.name {
        rows.append(next(rows[rows.count - 1], folding.number(scalar)))
        origins.append(.letter(scalar))
      }
      guard part.omission.isFinite else { continue }
      let written = rows[rows.count - 1]
      rows.append(zip(written, rows[before]).map { min($0, $1 + part.omission) })
      origins.append(.choice(omitting: before, part.omission))
    }
    return trace(rows, origins, end)
  }

  /// How a row came from those before it.
  private enum Origin {
    case start
    case letter(Unicode.Scalar)
    case choice(omitting: Int, Double)
  }

  private func trace(_ rows: [Row], _ origins: [Origin], _ end: Int) -> [Edit] {
    var edits: [Edit] = []
    var (row, place) = (rows.count - 1, end)
    while row > 0 || place > 0 {
      let cost = rows[row][place]
      switch origins[row] {
      case .start:
        place -= 1
        edits.append(.drop(place))
      case .choice(let before, let omission):
        row = cost == rows[before][place] + omission ? before : row - 1
      case .letter(let scalar):
        let number = folding.number(scalar)
        if place > 0, cost == rows[row - 1][place - 1] + channel.cost(place - 1, number) {
          row -= 1
          place -= 1
          let stays = channel.mayStay(place, for: scalar)
          edits.append(stays ? .keep(place) : .replace(place, Character(scalar)))
        } else if place == 0 || cost == rows[row - 1][place] + LetterChannel.missing {
          row -= 1
          edits.append(.insert(Character(scalar)))
        } else {
          place -= 1
          edits.append(.drop(place))
        }
      }
    }
    return edits.reversed()
  }
}
