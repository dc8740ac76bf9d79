/// How large kana are that are written in two sizes: ヨ and ョ are told by nothing else.
public enum KanaSize {
  /// Large ones that readers confuse with small ones; of others a small one hardly occurs.
  private static let large: Set<Character> = Set("ツヤユヨつやゆよ")
  private static let small: Set<Character> = Set("ァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ")
  /// Neither as high nor as broad as other letters are.
  private static let odd: Set<Character> = Set("ー一二三・、。-ノ丶゛゜1I|")

  /// Whether a letter's size is asked for.
  public static func isSized(_ letter: Character) -> Bool {
    large.contains(letter) || small.contains(letter)
  }

  /// Side of a letter as a share of its neighbours' at which it is as likely large as small, and how far from it
  /// there is no doubt.
  private static let middle = (share: 0.76, reach: 0.2)

  /// Notes how well sizes fit.
  ///
  /// - Parameters:
  ///   - places: of `letters` that stand in the line.
  ///   - bounds: of the ink of each of these.
  package static func measure(
    _ letters: inout [ReadLetter], at places: [Int], _ bounds: [PixelBox?]
  ) {
    func side(_ box: PixelBox) -> Double { Double(max(box.width, box.height)) }
    for (place, box) in zip(places, bounds) {
      guard let box, isSized(letters[place].text) else { continue }
      let others = zip(places, bounds).compactMap { other, bounds -> Double? in
        guard other != place, let bounds, !odd.contains(letters[other].text),
          !isSized(letters[other].text)
        else { return nil }
        return side(bounds)
      }.sorted()
      guard !others.isEmpty else { continue }
      let share = side(box) / others[others.count / 2]
      let fit = min(1, max(-1, (share - middle.share) / middle.reach))
      letters[place].sizeFit = large.contains(letters[place].text) ? fit : -fit
    }
  }

  /// How well a letter of a value fits the one that was read in its place; nil where size tells nothing.
  public static func fit(_ letter: Character, _ read: ReadLetter) -> Double? {
    guard isSized(letter), let fit = read.sizeFit else { return nil }
    return large.contains(letter) == large.contains(read.text) ? fit : -fit
  }
}
