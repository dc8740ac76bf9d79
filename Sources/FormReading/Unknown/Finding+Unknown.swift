import Readings

/// Findings about pages that fit no form.
extension Finding {
  static func noLines(_ page: Int) -> Finding {
    Finding(
      code: "transcript.noLines", severity: .note,
      japanese: "\(page)ページ目に文字の行が見つかりません。写真や図だけのページの可能性があります。画像を確かめてください。",
      english: "No lines of text were found on page \(page); it may be a photograph or a drawing."
        + " Look at the image.")
  }

  static func littleText(_ page: Int) -> Finding {
    Finding(
      code: "transcript.littleText", severity: .note,
      japanese:
        "\(page)ページ目の文字はほとんど読み取れませんでした。写真、外国語、くずし字などの可能性があります。画像を確かめてください。",
      english:
        "Next to nothing on page \(page) could be read: a photograph, another language, or cursive"
        + " writing. Look at the image.")
  }

  static func unreadLines(_ page: Int, _ count: Int) -> Finding {
    Finding(
      code: "transcript.unreadable", severity: .note,
      japanese: "\(page)ページ目の\(count)行は読み取れませんでした。画像を確かめてください。",
      english: "\(count) lines of page \(page) could not be read. Look at the image.")
  }

  static func cutShort(_ page: Int, _ count: Int) -> Finding {
    Finding(
      code: "transcript.cutShort", severity: .note,
      japanese: "\(page)ページ目は文字が多いため、残りの\(count)行は読み取っていません。画像を確かめてください。",
      english:
        "Page \(page) holds too much text; its last \(count) lines were not read. Look at the"
        + " image.")
  }

  static func maskedNumber(_ page: Int) -> Finding {
    Finding(
      code: "transcript.masked", severity: .note,
      japanese: "\(page)ページ目に個人番号と思われる番号があるため、伏せました。必要な事務かどうかを確かめてください。",
      english: "Page \(page) shows what may be an individual number; it was masked. Check whether"
        + " your office may hold it.")
  }

  static func transcribedByTesseract(_ page: Int) -> Finding {
    Finding(
      code: "reader.missing", severity: .note,
      japanese: "\(page)ページ目は、手書きを読むモデルがないため、Tesseractだけで読み取りました。",
      english: "Page \(page) was read by Tesseract alone: the model for handwriting is missing.")
  }

  static func notReadAgain(_ name: String) -> Finding {
    Finding(
      code: "candidate.disagree", fields: [name],
      japanese: "「\(name)」の候補は、二度の読取が一致しません。画像を確かめてください。",
      english: "Two readings of the candidate for '\(name)' differ. Look at the image.")
  }
}
