/// One character as it is about to be written, once.
enum Letter: Sendable, Hashable {
  /// By the hand's font.
  case outline(String)
  /// By strokes, already displaced.
  case strokes([Stroke], advance: Double)
  case picture(DigitPicture)
}

extension Writer {
  /// What a digit of a picture takes in a line on average, with the gap to its neighbour, in em.
  private static let digitAdvance = 0.72
  private static let gap = 0.12

  /// The next writing of a character. Fonts need no chance for it, so their pages stay as they were.
  mutating func letter(_ character: String) -> Letter {
    let wanted = Character(character)
    switch pen.hand.material {
    case .font: return .outline(character)
    case .digits(let half, _):
      if let digit = Self.digit(wanted) {
        let pictures = materials.digits?.pictures(of: digit, in: half) ?? []
        if !pictures.isEmpty { return .picture(random.pick(pictures)) }
      }
    case .strokes: break
    }
    return strokes(of: wanted) ?? .outline(character)
  }

  private mutating func strokes(of character: Character) -> Letter? {
    guard let share = pen.hand.displacement, let shape = materials.strokes?[character] else {
      return nil
    }
    var strokes: [Stroke] = []
    for stroke in shape.strokes { strokes.append(stroke.displaced(by: share, random: &random)) }
    return .strokes(strokes, advance: shape.advance)
  }

  /// Width of one character in a line, millimetres.
  func width(of letter: Letter, size: Double, on canvas: borrowing Canvas) -> Double {
    switch letter {
    case .outline(let text): return canvas.width(of: text, face: pen.hand.face, size: size)
    case .strokes(_, let advance): return advance * size
    case .picture(let picture):
      let (left, right) = picture.extent
      return ((right - left) * DigitPicture.em + Self.gap) * size
    }
  }

  /// Width that a text is likely to take in a line, millimetres.
  func width(of text: String, size: Double, on canvas: borrowing Canvas) -> Double {
    guard pen.hand.material != .font else {
      return canvas.width(of: text, face: pen.hand.face, size: size)
    }
    var sum = 0.0
    for character in text {
      if pen.hand.needsDigits, Self.digit(character) != nil {
        sum += Self.digitAdvance * size
      } else if let shape = materials.strokes?[character] {
        sum += shape.advance * size
      } else {
        sum += canvas.width(of: String(character), face: pen.hand.face, size: size)
      }
    }
    return sum
  }

  /// 0 to 9 for a half-width or full-width digit.
  private static func digit(_ character: Character) -> Int? {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return nil
    }
    switch scalar.value {
    case 0x30...0x39: return Int(scalar.value) - 0x30
    case 0xFF10...0xFF19: return Int(scalar.value) - 0xFF10
    default: return nil
    }
  }
}

extension Hand {
  /// The share of the box by which strokes are displaced.
  var displacement: Double? {
    switch material {
    case .font: nil
    case .strokes(let share), .digits(_, let share): share
    }
  }
}
