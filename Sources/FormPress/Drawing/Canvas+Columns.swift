import CPango

/// Text that runs down the page.
extension Canvas {
  /// Signs that lie on their side in a column.
  private static let turned: Set<Character> = Set("ー―－-（）()「」：…～")

  /// Draws one column of characters, the first with its em square below `y`, all centred on `x`.
  ///
  /// - Parameters:
  ///   - size: height of the em square, millimetres.
  ///   - pitch: millimetres from one character to the next.
  func column(
    _ text: String, x: Double, y: Double, face: Face, size: Double, pitch: Double, ink: Ink = .black
  ) {
    for (index, character) in text.enumerated() {
      let middle = y + size / 2 + Double(index) * pitch
      cairo_save(context)
      defer { cairo_restore(context) }
      cairo_translate(context, x, middle)
      if Self.turned.contains(character) { cairo_rotate(context, .pi / 2) }
      // Stops stand at the upper right.
      if "、。".contains(character) { cairo_translate(context, 0.6 * size, -0.6 * size) }
      self.text(
        String(character), x: 0, y: 0, face: face, size: size, align: .centre, ink: ink)
    }
  }
}
