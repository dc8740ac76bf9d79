internal import Casework

/// Names of delivered files: deterministic, unique by the delivery's id, without personal data.
enum FileNaming {
  /// `R8-国保年金課-000123_<delivery>.csv` for one case, `<workflow>_<delivery>.csv` for more.
  static func name(
    _ id: DeliveryID, cases: [ReceptionNumber], workflow: String, extension ending: String
  ) -> String {
    let subject = cases.count == 1 ? cases.first?.description ?? workflow : workflow
    let tail = "_\(id.rawValue).\(ending)"
    return prefix(safe(subject), bytes: 255 - tail.utf8.count) + tail
  }

  /// Hidden from whoever collects the files until it is whole.
  static func temporaryName(_ id: DeliveryID) -> String { ".uketsuke-\(id.rawValue).tmp" }

  /// Without what a folder, or a Windows share, gives a meaning to.
  private static func safe(_ text: String) -> String {
    let bad: Set<Character> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|", "."]
    return String(
      text.map { character in
        let isControl = character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
        return bad.contains(character) || isControl ? "_" : character
      })
  }

  private static func prefix(_ text: String, bytes: Int) -> String {
    var result = ""
    var used = 0
    for character in text {
      used += String(character).utf8.count
      if used > bytes { break }
      result.append(character)
    }
    return result
  }
}
