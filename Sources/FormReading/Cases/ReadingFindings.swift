import Japanese
import Readings
import Workflows

/// Findings that reading a field makes; others stand beside what raises them, those that the daemon raises
/// again in `Readings`.
extension Finding {
  static func issue(_ issue: ValueIssue, field: String) -> Finding {
    Finding(
      code: issue.code, fields: [field], japanese: "「\(field)」：\(issue.japanese)",
      english: "'\(field)': \(issue.english)")
  }

  static func unreadable(_ field: String) -> Finding {
    Finding(
      code: "field.unreadable", fields: [field],
      japanese: "「\(field)」に記入がありますが、読み取れませんでした。画像を見て入力してください。",
      english:
        "Something is written in '\(field)' but it could not be read. Enter it from the image.")
  }

  static func faint(_ field: String) -> Finding {
    Finding(
      code: "field.faint", fields: [field],
      japanese: "「\(field)」に薄い記入または汚れがあります。記入の有無を確かめてください。",
      english: "'\(field)' shows faint writing or dirt. Check whether anything is written.")
  }

  static func normalised(_ field: String) -> Finding {
    Finding(
      code: "field.corrected", severity: .note, fields: [field],
      japanese: "「\(field)」は、読取で生じやすい乱れ（空白・長音・句点など）を整えました。",
      english: "Known slips of the reader (spaces, long marks, stops) were put right in '\(field)'."
    )
  }

  static func noNetwork(_ field: String) -> Finding {
    Finding(
      code: "reader.missing", severity: .note, fields: [field],
      japanese: "「\(field)」は、手書きを読むモデルがないため、Tesseractだけで読み取りました。",
      english: "'\(field)' was read by Tesseract alone: the model for handwriting is missing.")
  }

  static func paleInk(_ field: String) -> Finding {
    Finding(
      code: "field.pale", fields: [field],
      japanese: "「\(field)」に、薄くて読み取れない書き込みが混じっています。画像で全体を確かめてください。",
      english: "'\(field)' holds writing that is too pale to be read. Check all of it in the image."
    )
  }

  static func ditto(_ field: String) -> Finding {
    Finding(
      code: "field.ditto", fields: [field],
      japanese: "「\(field)」には「同上」や「〃」のような省略が書かれています。指している欄を画像で確かめ、その内容を入力してください。",
      english:
        "'\(field)' says 'as above' or the like. Look in the image at what it points to, and enter that."
    )
  }

  static func signInNumber(_ field: String) -> Finding {
    Finding(
      code: "field.sign", fields: [field],
      japanese: "「\(field)」に数字ではない文字か記号が書かれているようです。画像で確かめてください。",
      english: "'\(field)' seems to hold a sign that is no digit. Check the image.")
  }

  static func optionalPageUnseen(_ page: Int, of form: String) -> Finding {
    Finding(
      code: "case.optionalPageUnseen",
      japanese: "「\(form)」の\(page)ページ目が見当たりません。同じ文書に、この案件に入っていない用紙があります。"
        + "そのページでないか画像で確かめてください。",
      english:
        "Page \(page) of '\(form)' is not there, and the same document holds a sheet that is not in"
        + " this case. Check whether it is that page.")
  }

  static func unreadInk(_ field: String) -> Finding {
    Finding(
      code: "field.unreadInk", fields: [field],
      japanese: "「\(field)」に、読み取れていない文字があるようです。画像で確かめてください。",
      english: "'\(field)' seems to hold a letter that was not read. Check it on the image.")
  }

  static func noBoxes(_ field: String) -> Finding {
    Finding(
      code: "reader.missing", severity: .note, fields: [field],
      japanese: "「\(field)」は、マスの文字を読むモデルがないため、一行の文字として読み取りました。",
      english: "'\(field)' was read as a line: the model for characters in boxes is missing.")
  }

  static func byNumbers(_ field: String, from read: String, to taken: String) -> Finding {
    Finding(
      code: "text.numbers", severity: .doubt, fields: [field],
      japanese: "「\(field)」の数字は、行の中では「\(read)」、数字だけを見ると「\(taken)」と読めます。紙面を見て確かめてください。",
      english: "A number in '\(field)' reads as '\(read)' in its line and as '\(taken)' by itself."
        + " Look at the paper.")
  }

  static func noNumbers(_ field: String) -> Finding {
    Finding(
      code: "reader.missing", severity: .note, fields: [field],
      japanese: "「\(field)」は、数字の列を読むモデルがないため、ほかの読取器だけで読み取りました。",
      english: "'\(field)' was read by the other readers alone: the model for numbers is missing.")
  }

  static func noSingleLetters(_ field: String) -> Finding {
    Finding(
      code: "reader.missing", severity: .note, fields: [field],
      japanese: "「\(field)」は、一字ごとに読むモデルがないため、一行の文字としてだけ読み取りました。",
      english: "'\(field)' was read as a line alone: the model for single letters is missing.")
  }

  static func noLetters(_ field: String) -> Finding {
    Finding(
      code: "lexicon.missing", severity: .note, fields: [field],
      japanese: "「\(field)」は、文字の並びの表がないため、文字の形だけで読み取りました。",
      english: "'\(field)' was read by its look alone: there is no table of letters.")
  }

  static func unproven(_ field: String) -> Finding {
    Finding(
      code: "judge.unproven", severity: .note, fields: [field],
      japanese: "「\(field)」の読取は確かと見られますが、この窓口での実績がまだ少ないため、人が確認します。",
      english:
        "'\(field)' seems to be read for sure, but too few values of this site were checked yet"
        + " to let it pass without a person.")
  }

  static func stopped(_ field: String) -> Finding {
    Finding(
      code: "judge.stopped", severity: .note, fields: [field],
      japanese: "「\(field)」の同種の読取で、この窓口の確認により誤りが多く見つかっているため、自動での受け入れを止めています。画像と見比べて確認してください。",
      english:
        "People of this site found too many values like '\(field)' wrong, so that none of them goes"
        + " on by itself. Compare it with the image.")
  }

  static func cellCount(_ field: String, written: Int, read: Int) -> Finding {
    Finding(
      code: "cells.count", fields: [field],
      japanese: "「\(field)」は\(written)マスに記入がありますが、\(read)文字しか読み取れませんでした。",
      english: "\(written) boxes of '\(field)' are written in but \(read) characters were read.")
  }

  static func cellGap(_ field: String) -> Finding {
    Finding(
      code: "cells.gap", fields: [field],
      japanese: "「\(field)」の途中のマスが空いています。書き落としか、読み取れない文字がないか、画像で確かめてください。",
      english: "A box in the middle of '\(field)' is empty. Check the image for a character that is"
        + " missing or was not seen.")
  }

  /// - Parameter isAsked: whether something must be marked; what may be left out is no doubt.
  static func noMark(_ field: String, isAsked: Bool) -> Finding {
    Finding(
      code: "choice.none", severity: isAsked ? .doubt : .note, fields: [field],
      japanese: "「\(field)」の選択がありません。",
      english: "Nothing is marked for '\(field)'.")
  }

  static func severalMarks(_ field: String, _ labels: [String]) -> Finding {
    let list = labels.joined(separator: "、")
    return Finding(
      code: "choice.several", fields: [field],
      japanese: "「\(field)」は1つだけ選ぶ項目ですが、複数（\(list)）に印があります。",
      english: "'\(field)' takes one mark but several are marked (\(list)).")
  }

  static func unsureMark(_ field: String, _ labels: [String]) -> Finding {
    let list = labels.joined(separator: "、")
    return Finding(
      code: "mark.unsure", fields: [field],
      japanese: "「\(field)」の印の有無がはっきりしません（\(list)）。画像を確かめてください。",
      english: "Whether '\(field)' is marked is not clear (\(list)). Check the image.")
  }

  static func pageMissing(_ page: Int, of form: String) -> Finding {
    Finding(
      code: "form.pageMissing", japanese: "「\(form)」の\(page)ページ目がありません。",
      english: "Page \(page) of '\(form)' is missing.")
  }

  static func fieldPageMissing(_ field: String) -> Finding {
    Finding(
      code: "field.pageMissing", fields: [field],
      japanese: "「\(field)」のあるページがありません。", english: "The page that holds '\(field)' is missing.")
  }

  static func blankPage(_ page: Int) -> Finding {
    Finding(
      code: "page.blank", severity: .note, japanese: "\(page)ページ目は白紙のため除きました。",
      english: "Page \(page) is blank and was left out.")
  }

  /// Nobody would see at a glance why such a page was not left out.
  static func almostBlankPage(_ page: Int) -> Finding {
    Finding(
      code: "page.almostBlank",
      japanese: "\(page)ページ目は白紙に見えますが、薄い書き込みか画像、または裏写りがあります。原本を確かめてください。",
      english:
        "Page \(page) looks blank, but there is faint writing or a pale picture on it, or the"
        + " other side shows through. Check the paper.")
  }

  static func unidentified(_ page: Int) -> Finding {
    Finding(
      code: "page.unidentified", japanese: "\(page)ページ目は登録済みのどの帳票にも当てはまりません。",
      english: "Page \(page) fits no known form.")
  }

  static func unregistered(_ page: Int, form: String) -> Finding {
    Finding(
      code: "page.unregistered",
      japanese: "\(page)ページ目は「\(form)」の白紙帳票と位置が合いません。別の帳票か、版が違うか、歪みが大きい可能性があります。",
      english: "Page \(page) cannot be laid over the blank form '\(form)': another form, another"
        + " edition, or too distorted.")
  }

  static func timedOut(_ field: String) -> Finding {
    Finding(
      code: "field.timedOut", fields: [field],
      japanese: "「\(field)」の読取が制限時間内に終わりませんでした。画像を見て入力してください。",
      english: "Reading '\(field)' did not finish in time. Enter it from the image.")
  }
}
