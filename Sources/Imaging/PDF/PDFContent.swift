/// What a page's content stream paints, as far as it matters whether the page is nothing but a scan.
struct PDFContent {
  struct Drawn {
    /// Name in the page's resources.
    var name: String
    /// From the image's unit square to the page's points, y upwards.
    var frame: Affine
  }

  /// XObjects drawn, in order.
  private(set) var drawn: [Drawn] = []
  /// Whether anything else leaves a mark: text that shows, lines, fills, inline images.
  private(set) var paintsMore = false
  /// Graphics states that it sets, by name in the resources.
  private(set) var states: Set<String> = []
  /// Declared size of the largest inline image.
  private(set) var inlineImage = (width: 0, height: 0)

  private struct State {
    var frame = Affine.identity
    var invisibleText = false
  }

  init(_ view: ByteView) {
    var lexer = PDFLexer(view)
    var state = State()
    var stack: [State] = []
    var operands: [PDFValue] = []
    while let value = lexer.next() {
      guard case .keyword(let word) = value else {
        if operands.count < 64 { operands.append(value) }
        continue
      }
      switch word {
      case "q": if stack.count < 64 { stack.append(state) }
      case "Q": if let last = stack.popLast() { state = last }
      case "cm":
        let numbers = operands.suffix(6).compactMap(\.number)
        if numbers.count == 6 {
          let step = Affine(
            a: numbers[0], b: numbers[2], c: numbers[4], d: numbers[1], e: numbers[3], f: numbers[5]
          )
          state.frame = step.then(state.frame)
        }
      case "Do":
        if case .name(let name)? = operands.last {
          drawn.append(Drawn(name: name, frame: state.frame))
        }
      case "gs": if case .name(let name)? = operands.last { states.insert(name) }
      case "Tr": state.invisibleText = operands.last?.integer == 3
      case "Tj", "TJ", "'", "\"": if !state.invisibleText { paintsMore = true }
      case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh": paintsMore = true
      case "BI":
        paintsMore = true
        skipInlineImage(&lexer)
      default: break
      }
      operands.removeAll(keepingCapacity: true)
      if drawn.count > 1000 { break }
    }
  }

  private mutating func skipInlineImage(_ lexer: inout PDFLexer) {
    var width = 0
    var height = 0
    while case .name(let key)? = lexer.next() {
      let value = lexer.next()
      if key == "W" || key == "Width" { width = value?.integer ?? 0 }
      if key == "H" || key == "Height" { height = value?.integer ?? 0 }
    }
    if Double(width) * Double(height) > Double(inlineImage.width) * Double(inlineImage.height) {
      inlineImage = (width, height)
    }
    // The data ends at EI between white space.
    while lexer.offset < lexer.view.count {
      if lexer.view.starts(with: [0x45, 0x49], at: lexer.offset),
        let before = lexer.view.byte(lexer.offset - 1), before <= 0x20
      {
        lexer.offset += 2
        return
      }
      lexer.offset += 1
    }
  }
}
