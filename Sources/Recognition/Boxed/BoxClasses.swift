/// The classes of the network for boxed characters, in the order of its logits.
struct BoxClasses {
  /// Names as the model gives them: characters, and `nothing` and `struck`.
  let names: [String]
  let nothing: Int
  let struck: Int

  /// Nil where the list is not that of such a network.
  init?(metadata: String) {
    names = metadata.split(separator: "\n").map(String.init)
    guard let nothing = names.firstIndex(of: "nothing"),
      let struck = names.firstIndex(of: "struck"), names.contains("0"), names.contains("ア")
    else { return nil }
    self.nothing = nothing
    self.struck = struck
  }

  /// Sets of characters one of which all boxes of a field are written in; none where the network
  /// does not know all characters of the repertoire.
  ///
  /// A reading is written in katakana or in hiragana, and never in both: カ and か are told by the row.
  func alphabets(_ repertoire: Repertoire) -> [[Int]] {
    switch repertoire {
    case .digits: [members { ("0"..."9").contains($0) }]
    case .phone: [members { ("0"..."9").contains($0) || "-()".contains(Character($0)) }]
    case .kana:
      [
        members { (0x30A1...0x30FA).contains($0.value) || $0 == "ー" },
        members { (0x3041...0x3096).contains($0.value) || $0 == "ー" },
      ]
    case .amount, .date, .japanese: []
    }
  }

  private func members(_ isMember: (Unicode.Scalar) -> Bool) -> [Int] {
    names.indices.filter { index in
      let scalars = names[index].unicodeScalars
      return scalars.count == 1 && scalars.allSatisfy(isMember)
    }
  }
}
