import Readings
import Recognition

/// A row of boxes for one character each, as a reader of single characters sees it.
struct BoxRow {
  /// The boxes' ink; what is struck out, or no writing, is left out.
  var inks: [CellInk]
  /// For each box of `inks` with ink what may stand in it, in their order; nil where there is no such
  /// reader.
  var places: [BoxOpinion]?
  /// Somebody struck out a box.
  var isStruck = false
  /// Ink that may be a character was taken for dirt, or the other way round.
  var isUnsure = false

  /// Probability from which ink is dirt without doubt.
  private static let surelyNothing = 0.99

  /// A row nobody reads box by box.
  init(inks: [CellInk]) { self.inks = inks }

  /// - Parameter opinions: of the boxes with ink, in their order.
  init(inks: [CellInk], opinions: [BoxOpinion]) {
    self.inks = inks
    var left = opinions.makeIterator()
    var kept: [BoxOpinion] = []
    for index in inks.indices {
      guard inks[index].bounds != nil, let opinion = left.next() else { continue }
      switch opinion.verdict {
      case .character: kept.append(opinion)
      case .struck:
        isStruck = true
        self.inks[index].bounds = nil
      case .nothing:
        let isLittle = inks[index].area < InkPresence.something
        if isLittle || opinion.nothing >= Self.surelyNothing {
          self.inks[index].bounds = nil
        } else {
          kept.append(opinion)
        }
        if !isLittle || opinion.nothing < Self.surelyNothing { isUnsure = true }
      }
    }
    places = kept
  }
}
