import Readings

/// Findings about where one application ends and the next begins.
extension Finding {
  static func separator(_ page: Int, _ mark: SeparatorMark) -> Finding {
    let names = [mark.department, mark.workflow].compactMap(\.self).joined(separator: "・")
    return Finding(
      code: "page.separator", severity: .note,
      japanese: "\(page)ページ目は区切り票\(names.isEmpty ? "" : "（\(names)）")のため、案件には含めていません。",
      english:
        "Page \(page) is a separator sheet\(names.isEmpty ? "" : " (\(names))") and belongs to"
        + " no case.")
  }

  static func attachments(_ pages: [Int], of form: String) -> Finding {
    let list = pages.map(String.init).joined(separator: "、")
    return Finding(
      code: "case.attachments",
      japanese: "\(list)ページ目は帳票ではないため、「\(form)」の添付書類として案件に含めました。"
        + "別の申請の用紙でないか画像で確かめ、違うときは、その用紙だけをスキャンし直して投入してください。",
      english: "Page \(list) fits no form and was put into this case of '\(form)' as an attachment."
        + " Check the image; where it is another application's, scan that sheet by itself and drop it."
    )
  }

  static func pagesReversed(_ pages: [Int]) -> Finding {
    let list = pages.map(String.init).joined(separator: "、")
    return Finding(
      code: "case.reversed",
      japanese: "表と裏が逆の順でスキャンされています（\(list)ページ目）。同じ人の用紙か画像で確かめてください。",
      english:
        "Front and back were scanned in reverse order (pages \(list)). Check that they are of"
        + " one person.")
  }

  static func separatorDiffers(_ named: String, form: String) -> Finding {
    Finding(
      code: "case.separatorDiffers",
      japanese: "区切り票には「\(named)」とありますが、用紙は「\(form)」です。区切り票か用紙の入れ違いがないか確かめてください。",
      english:
        "The separator sheet says '\(named)', but the paper is '\(form)'. Check that neither was"
        + " mixed up.")
  }

  static func onlySeparators(pages: Int) -> Finding {
    Finding(
      code: "document.onlySeparators",
      japanese: "この文書は\(pages)ページすべてが区切り票または白紙です。申請の用紙が重なって送られていないか、原本を確かめてください。",
      english:
        "All \(pages) pages of this document are separators or blank. Check the paper: sheets"
        + " may have been fed together.")
  }
}
