import Readings

/// Findings that lexicons make.
extension Finding {
  static func noPostalTable(_ field: String) -> Finding {
    Finding(
      code: "lexicon.missing", severity: .note, fields: [field],
      japanese: "郵便番号表がないため、「\(field)」は町名・郵便番号との照合をせずに読み取りました。",
      english:
        "There is no postal table: '\(field)' was read without holding it against towns and postal"
        + " codes.")
  }

  static func byPostalTable(_ field: String, from: String, to: String) -> Finding {
    Finding(
      code: "lexicon.changed", severity: .note, fields: [field],
      japanese: "「\(field)」は、読み取った「\(from)」を郵便番号表に合わせて「\(to)」としました。",
      english:
        "In '\(field)' what was read as \(from) was taken for \(to), as the postal table has it."
    )
  }

  static func otherByPostalTable(_ field: String, read: String, table: String) -> Finding {
    Finding(
      code: "lexicon.other", fields: [field],
      japanese: "「\(field)」の「\(read)」は、郵便番号表では「\(table)」と見られます。どちらが書かれているかを画像で確かめてください。",
      english:
        "In '\(field)' \(read) was read where the postal table rather has \(table). Check on the image"
        + " which of them is written.")
  }

  static func otherByNameTable(_ field: String, read: String, table: String) -> Finding {
    Finding(
      code: "lexicon.other", fields: [field],
      japanese: "「\(field)」は「\(read)」と読みましたが、氏名とフリガナの組としては「\(table)」のほうが自然です。画像で確かめてください。",
      english:
        "'\(field)' was read as \(read), where name and reading together rather are \(table). Check it on"
        + " the image.")
  }

  static func noNameTable(_ field: String) -> Finding {
    Finding(
      code: "lexicon.missing", severity: .note, fields: [field],
      japanese: "人名表がないため、「\(field)」はフリガナとの照合をせずに読み取りました。",
      english:
        "There is no table of names: '\(field)' was read without holding it against its reading.")
  }

  static func byNameTable(_ field: String, from: String, to: String) -> Finding {
    Finding(
      code: "lexicon.changed", severity: .note, fields: [field],
      japanese: "「\(field)」は、読み取った「\(from)」を氏名とフリガナの組に合わせて「\(to)」としました。",
      english:
        "In '\(field)' what was read as \(from) was taken for \(to), so that name and reading go"
        + " together.")
  }

  /// - Parameter lesson: `SiteCalibration.name`.
  static func byLesson(_ field: String, from: String, to: String, _ lesson: String) -> Finding {
    Finding(
      code: "site.learned", severity: .note, fields: [field],
      japanese: "「\(field)」は、この窓口の確認結果から学習した内容（\(lesson)）により、「\(from)」ではなく「\(to)」としました。",
      english:
        "'\(field)' was taken for \(to), not for \(from), by what people of this site taught (\(lesson))."
    )
  }

  static func movedSpace(_ field: String, from: String, to: String) -> Finding {
    Finding(
      code: "name.space", severity: .note, fields: [field],
      japanese: "「\(field)」の姓と名の区切りは、人名表に合わせて「\(from)」から「\(to)」としました。",
      english:
        "In '\(field)' the space between family and given name was moved as the table of names has it:"
        + " \(from) became \(to).")
  }

  static func doubtfulSpace(_ field: String) -> Finding {
    Finding(
      code: "name.division", fields: [field],
      japanese: "「\(field)」の姓と名の区切りが、人名表に合いません。区切りの位置を画像で確かめてください。",
      english:
        "In '\(field)' the space leaves a family name that the table of names does not have, where"
        + " another space would leave one that it has. Check where the space belongs.")
  }

  static func afterTown(_ field: String, from: String, to: String) -> Finding {
    Finding(
      code: "lexicon.changed", severity: .note, fields: [field],
      japanese: "「\(field)」の町名より後で、読み取った「\(from)」を「\(to)」としました。",
      english: "In '\(field)', after the town, what was read as \(from) was taken for \(to).")
  }

  static func byWording(_ field: String, look: String, to: String) -> Finding {
    Finding(
      code: "text.wording", severity: .note, fields: [field],
      japanese: "「\(field)」は、文字の形だけなら「\(look)」ですが、ことばのつながりから「\(to)」としました。",
      english:
        "In '\(field)' the letters look most like \(look); by their wording they were taken for \(to)."
    )
  }

  static func byVariant(_ field: String, from: String, to: String) -> Finding {
    Finding(
      code: "text.variant", severity: .note, fields: [field],
      japanese: "「\(field)」の異体字は、一字ごとに見た字形から「\(to)」としました（行として読むと「\(from)」）。",
      english:
        "In '\(field)' a letter's variant was told by its look: \(to), where the line as a whole reads \(from)."
    )
  }

  /// The number itself is not told: it may be a 個人番号.
  static func byCheckDigit(_ field: String) -> Finding {
    Finding(
      code: "number.byCheckDigit", fields: [field],
      japanese: "「\(field)」は、読み取った番号では検査用数字が合わないため、合う番号を候補にしました。画像で確かめてください。",
      english:
        "In '\(field)' the check digit of what was read does not fit; a number that fits was proposed."
        + " Check it on the image.")
  }

  static func byCalendar(_ field: String, look: String, to: String) -> Finding {
    Finding(
      code: "date.calendar", severity: .note, fields: [field],
      japanese: "「\(field)」は、数字の形だけなら「\(look)」ですが、そのような日はないため「\(to)」としました。",
      english:
        "In '\(field)' the digits look most like \(look), which is no day; it was taken for \(to).")
  }

  static func nearestListed(_ field: String, look: String, to: String) -> Finding {
    Finding(
      code: "text.nearestListed", fields: [field],
      japanese: "「\(field)」は、文字の形では「\(look)」に見えますが、選べる値のうち近い「\(to)」としました。画像で確かめてください。",
      english:
        "'\(field)' looks most like \(look); \(to) is the nearest of the values that it may hold. Check it on"
        + " the image.")
  }

  static func otherTown(address: String, code: String) -> Finding {
    Finding(
      code: "postal.otherTown", fields: [address, code],
      japanese: "「\(code)」は「\(address)」の町の郵便番号ではありません。どちらが正しいかを画像で確かめてください。",
      english:
        "'\(code)' is not the postal code of the town in '\(address)'. Check on the image which of"
        + " them is right.")
  }
}
