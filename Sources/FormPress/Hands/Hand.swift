/// How somebody writes.
struct Hand: Sendable, Hashable {
  var name: String
  /// The font, or where the hand is none, the font of characters that its data lacks.
  var face: Face
  /// Debian package of the font.
  var package: String
  /// Type from a printer: no jitter.
  var isType: Bool
  var material = HandMaterial.font

  init(_ name: String, _ family: String, package: String, isType: Bool = false) {
    self.name = name
    face = Face(family)
    self.package = package
    self.isType = isType
  }
}

extension Hand {
  static let printed = [
    Hand("mincho", "IPAMincho", package: "fonts-ipafont-mincho", isType: true),
    Hand("gothic", "IPAGothic", package: "fonts-ipafont-gothic", isType: true),
    Hand("noto-sans", "Noto Sans CJK JP", package: "fonts-noto-cjk", isType: true),
    Hand("noto-serif", "Noto Serif CJK JP", package: "fonts-noto-cjk", isType: true),
  ]

  static let handwriting = [
    Hand("klee", "Klee One", package: "fonts-klee"),
    Hand("yozfont", "YOzS90", package: "fonts-yozvox-yozfont-standard-kana"),
    Hand("yozfont-new", "YOzN", package: "fonts-yozvox-yozfont-new-kana"),
    Hand("yusei", "Yusei Magic", package: "fonts-yusei-magic"),
    Hand("seto", "SetoFont", package: "fonts-seto"),
    Hand("kouzan", "AoyagiKouzanFontT", package: "fonts-aoyagi-kouzan-t"),
  ]

  /// Hands that nothing may be trained or tuned on.
  static let reporting = [
    Hand("report-kiloji", "kiloji", package: "fonts-kiloji"),
    Hand("report-soseki", "AoyagiSosekiFont2", package: "fonts-aoyagi-soseki"),
  ]

  static let extra = [
    Hand("brush", "KouzanBrushFontGyousyo", package: "fonts-kouzan-mouhitsu")
  ]

  static let all = printed + handwriting + reporting + extra + strokes + digits

  /// Names that `--hand` takes: groups first.
  static let names = ["printed", "handwriting", "report", "strokes"] + all.map(\.name)

  /// The hands of a group, or the one of that name.
  static func named(_ name: String) throws(PressError) -> [Hand] {
    switch name {
    case "printed": return printed
    case "handwriting": return handwriting
    case "report": return reporting
    case "strokes": return strokes.filter { $0.name != "strokes-2" }
    default:
      guard let one = all.first(where: { $0.name == name }) else {
        throw PressError.unknown(kind: "書き手", name: name, known: names)
      }
      return [one]
    }
  }
}

/// What `--hand` takes.
public enum PressHands {
  /// Groups first, then each hand.
  public static let names = Hand.names
}
