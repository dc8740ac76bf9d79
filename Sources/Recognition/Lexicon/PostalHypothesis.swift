/// Where the writer of an address may live, with how much it costs to believe it.
struct PostalHypothesis {
  var cost: Double
  /// Place of the city in the table; nil where no city of the table fits.
  var city: Int?
  /// Row of the town; nil where the town is none of the table's.
  var row: Int?
  /// What stands on the paper as 〒; without one, the row's.
  var code: Int?
  /// Names that the letters up to `end` stand for.
  var parts: [LetterAlignment.Part] = []
  var end = 0
  /// Whether what was read as 〒 is the row's code, or one of the city's where there is no row.
  var fitsCode: Bool?

  /// The same with the 〒 that was read: it is the row's code, whatever the reader made of it, or the
  /// citizen wrote another.
  func with(_ digits: PostalCodeChannel) -> [PostalHypothesis] {
    guard let own = code else { return [self] }
    var right = self
    right.cost += digits.reading(own)
    right.fitsCode = true
    guard own != digits.code else { return [right] }
    var wrong = self
    wrong.cost += digits.writing(own)
    wrong.code = digits.code
    wrong.fitsCode = false
    return [right, wrong]
  }

  /// A town that is none of the table's, and a place that is none.
  static let unlistedTown = 8.0
  static let unlisted = 14.0
  /// The citizen left it out.
  static let noPrefecture = 0.3
  static let noCounty = 1.0
  static let noCity = 3.0
  /// What follows a town is a number, or nothing.
  static let noNumber = 4.0
}
