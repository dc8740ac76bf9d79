/// A code that was found in a picture.
public struct FoundCode: Sendable, Hashable {
  public var symbology: CodeSymbology
  /// What it says; nil where its bytes are no text that is known.
  public var text: String?
  /// Where it was seen, pixels. For codes of bars this is where lines crossed it, not its whole height.
  package var box: PixelBox
  /// How many lines through the picture read the same, for codes of bars; 1 for QR.
  public var lines: Int

  package init(symbology: CodeSymbology, text: String?, box: PixelBox, lines: Int = 1) {
    self.symbology = symbology
    self.text = text
    self.box = box
    self.lines = lines
  }

  /// The middle of where it was seen, pixels.
  package var centre: (x: Double, y: Double) {
    (Double(box.left + box.right) / 2, Double(box.top + box.bottom) / 2)
  }
}
