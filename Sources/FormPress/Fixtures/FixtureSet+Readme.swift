extension FixtureSet {
  /// `fixtures/README.md`, from the set itself so that it cannot fall behind.
  static func readme(_ broken: [BrokenFiles.File]) -> String {
    let rows = items.map { item in
      let cases = item.cases.map { "\($0.workflow) (\($0.seed))" }.joined(separator: ", ")
      let dpi = Int(item.order.dpi ?? item.order.level.dpi)
      return
        "| `\(item.fileName)` | \(cases) | \(item.order.level.name) | \(item.order.hand) | \(dpi) | \(item.purpose) |"
    }
    let refusals = broken.map { "| `broken/\($0.name)` | `\($0.refusal)` | \($0.words) |" }
    return """
      # 見本のスキャン / Fixtures

      このフォルダのファイルはすべて `formpress` が描いたものです。氏名・住所の番地・電話番号・個人番号は乱数で作ったもので、
      実在の人や家のものではありません（郵便番号と町名の組だけは日本郵便の公開の表のとおりです）。
      同じプログラムと同じ書体からは、同じバイト列ができます。

      Every file here is drawn by `formpress`. Names, block numbers, telephone numbers and 個人番号 are
      random and belong to nobody; only the pairs of postal code and town are real, after Japan Post's
      public table. The same program with the same fonts gives the same bytes.

          swift run -c release formpress fixtures --workflows workflows -o fixtures

      Licence: Apache-2.0, as the repository. Glyphs are drawn with fonts from Debian (IPA, Noto CJK,
      Klee One, Yusei Magic, YOzFont, SetoFont); no font file is included.

      `NAME.truth.json` beside a scan says what is written on it, in canonical form:
      `{"workflow", "fields"}`, or `{"cases": [...]}` for several applications in one file. Tables are
      lists of objects, several marks lists of labels, seals and signatures `有`; a field
      that is left blank is absent. `remarks` names entries that were struck out or overwritten.

      ## Scans

      | file | workflow (seed) | level | hand | dpi | purpose |
      | --- | --- | --- | --- | --- | --- |
      \(rows.joined(separator: "\n"))

      Levels: `fresh` as printed; `office` skew to ±0.7°, light noise, gray JPEG; `worn` skew to ±2.5°,
      blur, shading, specks, punch holes, a stamp of reception; `fax` 200 dpi, black and white, group 4,
      stretched; `hard` skew to ±5°, scale to ±5 %, shift to ±10 mm; `bent` waves of a
      few millimetres. Fixtures use `office`, `worn` and `fax`.

      \(hands)
      ## Broken files

      What is expected: the document is quarantined with this refusal, and the next file goes on.

      | file | refusal | what it is |
      | --- | --- | --- |
      \(refusals.joined(separator: "\n"))

      """
  }
}
