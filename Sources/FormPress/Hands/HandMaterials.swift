/// The data that hands other than fonts are drawn from. It is no part of the repository: whoever
/// draws brings it.
public struct HandMaterials: Sendable {
  /// Environment variable that names the file of strokes.
  public static let strokesVariable = "UKETSUKE_KANJIVG"
  /// Environment variable that names the folder of written digits.
  public static let digitsVariable = "UKETSUKE_MNIST"

  /// Enough for fonts.
  public static let none = HandMaterials()

  var strokes: StrokeShapes?
  var digits: DigitPictures?

  init(strokes: StrokeShapes? = nil, digits: DigitPictures? = nil) {
    self.strokes = strokes
    self.digits = digits
  }

  /// Reads what a hand or group of hands needs, and no more.
  ///
  /// - Parameters:
  ///   - hand: name of the hand or group.
  ///   - strokes: path of a JSON file from characters to stroke paths, plain or packed with gzip.
  ///   - digits: path of a folder with MNIST's training part.
  /// - Throws: `PressError` where there is no such hand, or data is missing or broken.
  public init(for hand: String, strokes: String?, digits: String?) throws(PressError) {
    let hands = try Hand.named(hand)
    if let strokes, hands.contains(where: { $0.material != .font }) {
      self.strokes = try StrokeShapes(file: strokes)
    }
    if let digits, hands.contains(where: \.needsDigits) {
      self.digits = try DigitPictures(folder: digits)
    }
    for hand in hands { try require(for: hand) }
  }

  /// Throws unless all that the hand is drawn from is here.
  func require(for hand: Hand) throws(PressError) {
    if hand.material != .font, strokes == nil {
      throw .missingData(
        hand: hand.name, data: "KanjiVG", option: "--strokes FILE",
        variable: Self.strokesVariable)
    }
    if hand.needsDigits, digits == nil {
      throw .missingData(
        hand: hand.name, data: "MNIST", option: "--digits FOLDER", variable: Self.digitsVariable)
    }
  }
}

extension Hand {
  var needsDigits: Bool {
    if case .digits = material { true } else { false }
  }
}
