import Readings

/// Findings about what could not be seen, was taken back, or befell a page as a whole.
extension Finding {
  static func hidden(_ field: String, _ hiding: FieldHiding) -> Finding {
    switch hiding {
    case .covered:
      Finding(
        code: "field.covered", fields: [field],
        japanese: "「\(field)」が付せん・黒塗り・影などで隠れていて見えません。原本を確かめ、値を入力するかスキャンし直してください。",
        english:
          "'\(field)' is covered (a note, a black bar, a shadow) and cannot be seen. Look at the"
          + " paper and enter the value, or scan it again.")
    case .cutOff:
      Finding(
        code: "field.covered", fields: [field],
        japanese: "「\(field)」がスキャンの外に切れています。原本を確かめ、値を入力するかスキャンし直してください。",
        english:
          "'\(field)' lies outside the scan. Look at the paper and enter the value, or scan it"
          + " again.")
    }
  }

  static func struck(_ field: String) -> Finding {
    Finding(
      code: "field.struck", fields: [field],
      japanese: "「\(field)」に線が引かれています。記入の取消しか、該当なしかを画像で確かめてください。",
      english:
        "A line is drawn through '\(field)'. Check the image: is the entry taken back, or does"
        + " it mean that nothing applies?")
  }

  static func struckMark(_ field: String, _ labels: [String]) -> Finding {
    let list = labels.joined(separator: "、")
    return Finding(
      code: "mark.struck", fields: [field],
      japanese: "「\(field)」の印または選択肢が線で消されているようです（\(list)）。画像を見て選び直してください。",
      english: "A mark or an option of '\(field)' seems to be struck out (\(list)). Choose from the"
        + " image.")
  }

  static func crossedOut(_ page: Int) -> Finding {
    Finding(
      code: "page.crossedOut",
      japanese: "\(page)ページ目に大きな×または斜線が引かれています。取り消された書類でないか、原本を確かめてください。",
      english:
        "Page \(page) has a large cross or slanted line over it. Check the paper: it may have"
        + " been withdrawn.")
  }

  static func faintPage(_ page: Int) -> Finding {
    Finding(
      code: "page.faint",
      japanese: "\(page)ページ目の写りが薄すぎます。薄い記入を見落としている可能性があります。濃くスキャンし直すか、原本で確かめてください。",
      english: "Page \(page) is very faint; faint writing may have been missed. Scan it darker, or"
        + " check the paper.")
  }

  static func cutOffPage(_ page: Int) -> Finding {
    Finding(
      code: "page.cutOff",
      japanese: "\(page)ページ目の端が切れていて、写っていない項目があります。スキャンし直すか、原本で確かめてください。",
      english: "Page \(page) is cut off, and some fields are not on it. Scan it again, or check the"
        + " paper.")
  }

  static func inferredResolution(_ page: Int, dpi: Int) -> Finding {
    Finding(
      code: "page.dpiInferred", severity: .note,
      japanese: "\(page)ページ目には正しい解像度の記録がないため、用紙の大きさから\(dpi)dpiと推定しました。",
      english:
        "Page \(page) names no sound resolution; \(dpi) dpi was inferred from the paper's size.")
  }

  static func blankDocument(pages: Int) -> Finding {
    Finding(
      code: "document.blank",
      japanese: "この文書は\(pages)ページすべてが白紙です。裏返しや空送りでないか、原本を確かめてスキャンし直してください。",
      english: "All \(pages) pages of this document are blank. Check whether the paper was fed face"
        + " down, and scan it again.")
  }
}
