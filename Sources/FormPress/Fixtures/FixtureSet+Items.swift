extension FixtureSet {
  /// Small on purpose: all of it stays under eight megabytes. Benchmarks draw the rest.
  static let items: [Item] = [
    one("kokuho-01-office", "kokuho-saikofu", 101, .office, "mincho", .pdf, nil, "活字、JPEG入りPDF"),
    one("kokuho-02-worn", "kokuho-saikofu", 102, .worn, "klee", .jpeg, 200, "手書き風、印、しみ、穴"),
    one("kokuho-03-fax", "kokuho-saikofu", 103, .fax, "yozfont", .tiff, nil, "手書き風、二値のファクシミリ"),
    one(
      "kokuho-04-upside-down", "kokuho-saikofu", 104, .office, "gothic", .jpeg, 200, "上下が逆", turn: 2
    ),
    one("jido-01-office", "jido-teate", 206, .office, "mincho", .pdf, 200, "活字、2ページのPDF"),
    one("jido-02-fax", "jido-teate", 205, .fax, "klee", .tiff, nil, "手書き風、2ページのTIFF（G4）"),
    one("suido-01-office", "suido-kaishi", 301, .office, "gothic", .jpeg, 200, "活字、JPEG"),
    one("suido-02-worn", "suido-kaishi", 302, .worn, "yusei", .pdf, 200, "手書き風、カラーのPDF"),
    one(
      "suido-03-sideways", "suido-kaishi", 303, .fax, "noto-sans", .png, nil, "横向き（右へ90度）、二値のPNG",
      turn: 1),
    one("inu-01-office", "inu-shibo", 401, .office, "noto-serif", .pdf, 200, "活字、PDF"),
    one("inu-02-worn", "inu-shibo", 402, .worn, "seto", .jpeg, 200, "手書き風、書き損じと訂正印", mistakes: 0.3),
    one("inu-03-fax", "inu-shibo", 403, .fax, "klee", .png, nil, "手書き風、二値のPNG"),
    one("koki-01-office", "koki-gendogaku", 501, .office, "gothic", .pdf, nil, "活字、300dpiのPDF"),
    one("koki-02-fax", "koki-gendogaku", 502, .fax, "mincho", .tiff, nil, "活字、二値のTIFF（G4）"),
    one("koki-03-worn", "koki-gendogaku", 507, .worn, "klee", .pdf, 200, "手書き風、長期入院の表"),
    one("tenshutsu-01-office", "tenshutsu", 601, .office, "mincho", .pdf, 200, "活字"),
    one("tenshutsu-02-attorney", "tenshutsu", 605, .fax, "yusei", .tiff, nil, "手書き風、裏面の委任状のある2ページ"),
    Item(
      name: "stack-01-three-forms",
      cases: [("inu-shibo", 701), ("tenshutsu", 702), ("koki-gendogaku", 703)],
      order: PressOrder(level: .fax, hand: "mincho", format: .pdf),
      purpose: "3件を続けてスキャンした1つのPDF（二値）"),
  ]

  private static func one(
    _ name: String, _ workflow: String, _ seed: UInt64, _ level: AgeingLevel, _ hand: String,
    _ format: ScanFormat, _ dpi: Double?, _ purpose: String, mistakes: Double = 0, turn: Int = 0
  ) -> Item {
    Item(
      name: name, cases: [(workflow, seed)],
      order: PressOrder(
        level: level, hand: hand, mistakes: mistakes, format: format, dpi: dpi, quarterTurns: turn),
      purpose: purpose)
  }
}
