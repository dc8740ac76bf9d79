import Glibc
import Japanese

/// The characters that a line recogniser knows, and which of them a repertoire allows.
///
/// Classes that stand for the same character of the repertoire are one: full-width digits and
/// half-width ones, and in katakana every stroke that can only be ー.
struct CharacterClasses {
  /// In the order of the model's classes 1, 2, …; class 0 is the blank of CTC, the last is a space.
  let characters: [Character]
  private let japanese: Set<Character>

  init(metadata: String) {
    characters = metadata.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.first ?? "\u{FFFD}"
    }
    japanese = Self.japanese(among: characters)
  }

  /// Classes that the model must have.
  var count: Int { characters.count + 2 }

  /// What a repertoire leaves of the classes.
  struct Alphabet {
    /// The characters, each once.
    var characters: [Character] = []
    /// Class of the model and index in `characters`.
    var members: [(class: Int, index: Int)] = []
    /// Of an alphabet of digits: classes that may stand beside them and say nothing, such as hyphens.
    var passedOver: [Int] = []
  }

  func alphabet(_ repertoire: Repertoire) -> Alphabet {
    var alphabet = Alphabet()
    var places: [Character: Int] = [:]
    func add(_ place: Int, _ character: Character) {
      let index = places[character] ?? alphabet.characters.count
      if index == alphabet.characters.count {
        places[character] = index
        alphabet.characters.append(character)
      }
      alphabet.members.append((place, index))
    }
    for (offset, character) in characters.enumerated() {
      if let folded = fold(character, repertoire) {
        add(offset + 1, folded)
      } else if repertoire.isNumeric, Self.besideDigits.contains(Self.halfWidth(character)) {
        alphabet.passedOver.append(offset + 1)
      }
    }
    if repertoire.isNumeric { alphabet.passedOver.append(characters.count + 1) }
    if repertoire == .japanese || repertoire == .kana { add(characters.count + 1, " ") }
    return alphabet
  }

  private func fold(_ character: Character, _ repertoire: Repertoire) -> Character? {
    let half = Self.halfWidth(character)
    switch repertoire {
    case .digits, .date: return repertoire.contains(half) ? half : nil
    case .amount:
      if half == "\\" || half == "￥" { return "¥" }
      return repertoire.contains(half) ? half : nil
    case .phone:
      if Self.dashes.contains(half) { return "-" }
      return repertoire.contains(half) ? half : nil
    case .kana:
      if Self.dashes.contains(half) { return "ー" }
      if half == "・" || half == "･" || half == "　" { return " " }
      // Which of the two a へ is, nobody can see; readings are katakana.
      if let katakana = Self.alike[half] { return katakana }
      return repertoire.contains(half) ? half : nil
    case .japanese:
      return japanese.contains(character) && !Self.isForeign(character) ? half : nil
    }
  }

  /// Greek, Cyrillic and ruled lines, which the Japanese standards hold, too.
  private static func isForeign(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return true }
    return (0x370...0x4FF).contains(value) || (0x2500...0x257F).contains(value)
  }

  private static let dashes: Set<Character> = [
    "ー", "一", "－", "-", "−", "―", "‐", "–", "—", "‑", "─", "~", "_",
  ]
  private static let besideDigits: Set<Character> = dashes.subtracting(["~"]).union([
    " ", "　", "(", ")", "（", "）", ".", "．", ",", "、", "・", "･", "'", "`", "/", "／", ":", "|", "｜",
  ])
  private static let alike: [Character: Character] = ["へ": "ヘ", "べ": "ベ", "ぺ": "ペ"]

  private static func halfWidth(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first,
      (0xFF01...0xFF5E).contains(scalar.value),
      let half = UnicodeScalar(scalar.value - 0xFEE0)
    else { return character }
    return Character(half)
  }

  /// What is written in Japan: ASCII, cp932, and JIS X 0213, whose third and fourth levels hold the
  /// characters of names. The characters of other scripts and Chinese variants are left out.
  private static func japanese(among characters: [Character]) -> Set<Character> {
    var allowed = Set(ShiftJIS.doubleByteCharacters.map(Character.init))
    let converter = iconv_open("EUC-JISX0213", "UTF-8")
    defer { if converter != failedConverter { iconv_close(converter) } }
    for character in characters {
      if character.isASCII || converter != failedConverter && converts(character, converter) {
        allowed.insert(character)
      }
    }
    return allowed
  }

  private static var failedConverter: iconv_t? { iconv_t(bitPattern: -1) }

  private static func converts(_ character: Character, _ converter: iconv_t?) -> Bool {
    var input = Array(String(character).utf8CString.dropLast())
    var output = [CChar](repeating: 0, count: 16)
    return input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var to = output.baseAddress
        var left = input.count
        var room = output.count
        return iconv(converter, &from, &left, &to, &room) == 0 && left == 0
      }
    }
  }
}

extension CharacterClasses.Alphabet {
  /// Of a model whose classes 1, 2, … are these characters.
  init(_ text: String) {
    let characters = Array(text)
    self.init(
      characters: characters, members: characters.indices.map { (class: $0 + 1, index: $0) })
  }
}
