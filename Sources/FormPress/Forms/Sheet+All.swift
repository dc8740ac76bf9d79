extension Sheet {
  /// The forms that come with the program.
  public static let all: [Sheet] = [
    .kokuhoSaikofu, .jidoTeate, .suidoKaishi, .inuShibo, .kokiGendogaku, .tenshutsu,
  ]

  public static func named(_ id: String) throws(PressError) -> Sheet {
    guard let sheet = (all + [.codeSheet]).first(where: { $0.id == id }) else {
      throw PressError.unknown(kind: "帳票", name: id, known: (all + [.codeSheet]).map(\.id))
    }
    return sheet
  }
}
