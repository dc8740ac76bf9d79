import Readings
import Recognition

extension TextRecogniser.Result {
  /// How far the pieces of ink where numbers were read go beyond what was read; nil where no number was.
  ///
  /// Most digits and hyphens are one piece each. Where 3-23-22 was read as 3-2322, the ink of the hyphen is
  /// still there.
  var numberInk: Evidence.NumberInk? {
    let seen = symbols.filter { !$0.text.allSatisfy(\.isWhitespace) }
    let isNumber = seen.map { $0.text.allSatisfy { $0.isASCII && $0.isNumber || $0 == "-" } }
    guard isNumber.contains(true) else { return nil }
    let list = InkMap(line.crop).components().list
    let tallest = list.map(\.box.height).max() ?? 0
    var result = Evidence.NumberInk(
      pieces: -isNumber.count(where: \.self), bars: -seen.count { $0.text == "-" })
    for component in list {
      let box = component.box
      // Smaller ones are dots and specks.
      guard max(box.width, box.height) * 8 >= tallest else { continue }
      let middle = Double(box.left + box.right) / 2
      func distance(_ symbol: TextOpinion.Symbol) -> Double {
        max(0, Double(symbol.left) - middle, middle - Double(symbol.right))
      }
      guard let place = seen.indices.min(by: { distance(seen[$0]) < distance(seen[$1]) }),
        isNumber[place]
      else { continue }
      result.pieces += 1
      if box.height * 3 <= tallest, box.width > box.height { result.bars += 1 }
    }
    return result
  }
}
