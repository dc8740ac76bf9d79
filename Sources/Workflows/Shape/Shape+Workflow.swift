/// The keys of a workflow file.
extension Shape {
  static let workflow = ObjectShape(
    "workflow", "Uketsuke のワークフロー", "a workflow of Uketsuke",
    keys: [
      KeyShape(
        "id", .text(.identifier), required: true, "機械のための名前（英小文字・数字・ハイフン）",
        "name for machines: lower-case letters, digits and hyphens", synonyms: ["識別子"]),
      KeyShape(
        "name", .text(.any), required: true, "職員に見せる名前", "name for staff",
        synonyms: ["名前", "名称", "帳票名", "title"]),
      KeyShape(
        "department", .text(.any), required: true, "部署", "whose paper it is",
        synonyms: ["部署", "課", "所属"]),
      KeyShape(
        "activation",
        .word([
          Word("direct", "変更はすぐに有効", "a change counts at once"),
          Word("approved", "別の管理者の承認を待つ", "a change waits for a second administrator"),
        ]), "変更の有効化", "when a changed file counts", synonyms: ["有効化"]),
      KeyShape(
        "form", .object(form), required: true, "帳票", "the known layout", synonyms: ["帳票", "様式"]),
      KeyShape(
        "fields", .map(MapShape(keys: .names(.name), value: field, atLeast: 1)), required: true,
        "項目（名前: 内容）", "the fields by name", synonyms: ["項目", "欄"]),
      KeyShape(
        "rules", .list(.object(rule), atLeast: 0), "値の規則", "rules over the values",
        synonyms: ["規則", "ルール"]),
      KeyShape(
        "accept",
        .object(
          ObjectShape(
            "accept", "人の確認なしに進める条件", "when a value goes on without a person",
            keys: [
              KeyShape(
                "max_error", .number(0...0.5), "採用した値が誤りである確率の上限",
                "highest chance that an accepted value is wrong", synonyms: ["誤り率", "error"]),
              KeyShape(
                "unproven",
                .word([
                  Word("none", "進めない", "none"),
                  Word("ordinary", "個人番号以外は進める", "all but 個人番号"),
                  Word("all", "進める", "all"),
                ]), "この現場での実績がまだない値の扱い",
                "values whose error rate this site's own count does not carry yet",
                synonyms: ["実績前"]),
            ])), "採用の条件", "when a value goes on without a person", synonyms: ["採用"]),
      KeyShape("review", .object(review), "確認", "what people look at", synonyms: ["確認", "ベリファイ"]),
      KeyShape(
        "approve", .list(.text(.any), atLeast: 0), "決裁する役職（順に）", "roles that sign off, in order",
        synonyms: ["決裁", "承認", "approval"]),
      KeyShape(
        "queue", .text(.any), required: true, "案件キュー", "where cases wait",
        synonyms: ["案件キュー", "キュー"]),
      KeyShape(
        "deliver", .list(.object(target), atLeast: 0), "連携先", "where approved cases go",
        synonyms: ["連携", "delivery", "output"]),
      KeyShape(
        "retain", .object(retain), "保存期間", "how long a case is kept", synonyms: ["保存", "retention"]),
    ])

  private static let form = ObjectShape(
    "form", "帳票", "a known layout",
    keys: [
      KeyShape(
        "pages", .list(.either(.text(.file), page), atLeast: 1), required: true,
        "白紙の帳票（PDF か画像）", "the blank pages (PDF or image)", synonyms: ["ページ", "files"]),
      KeyShape(
        "identify", .list(.object(identify), atLeast: 0), "仕分けの手がかり",
        "printed text that tells the form from others", synonyms: ["仕分け", "識別"]),
      attachments, blankPages, addedText,
    ])

  private static let page = ObjectShape(
    "page", "帳票の一ページ", "one blank page",
    keys: [
      KeyShape(
        "file", .text(.file), required: true, "PDF か画像のパス", "path of a PDF or image",
        synonyms: ["path", "ファイル"]),
      KeyShape(
        "page", .integer(1...999), "そのファイルの何ページ目か", "which page of that file", synonyms: ["ページ"]),
      KeyShape("optional", .boolean, "無くてもよいページ", "may be missing", synonyms: ["省略可"]),
    ])

  private static let identify = ObjectShape(
    "identify", "帳票を見分ける文字", "printed text that identifies the form",
    keys: [
      KeyShape(
        "text", .text(.any), required: true, "印刷された文字", "the printed text", synonyms: ["文字"]),
      box(required: true),
      KeyShape("page", .integer(1...99), "何ページ目か", "the page it stands on", synonyms: ["ページ"]),
    ])

  private static let rule = ObjectShape(
    "rule", "値の規則", "a rule over the values", oneOf: ["check", "require"],
    keys: [
      KeyShape(
        "each", .text(.any), "行ごとに調べる表", "the table whose rows it speaks of",
        synonyms: ["表", "行ごと"]),
      KeyShape(
        "when", .text(.any), "この式が成り立つときだけ", "only where this holds", synonyms: ["条件", "if", "場合"]),
      KeyShape("check", .text(.any), "成り立つべき式", "must hold", synonyms: ["検査", "式", "assert"]),
      KeyShape(
        "require", .list(.text(.any), atLeast: 1), "空であってはならない項目", "fields that must not be empty",
        synonyms: ["必須", "required"]),
      KeyShape(
        "say", .text(.any), "職員に見せる文", "what staff read when it is broken",
        synonyms: ["文言", "message"]),
    ])

  private static let review = ObjectShape(
    "review", "確認", "what people look at",
    keys: [
      KeyShape(
        "mode",
        .word([
          Word("doubtful", "疑わしいものだけ", "only what is in doubt"),
          Word("all", "すべて", "every value"),
        ]), "確認の範囲", "what is shown to people", synonyms: ["方式"]),
      KeyShape(
        "double", .list(.text(.any), atLeast: 0), "二人が別々に確認する項目",
        "fields that two persons confirm", synonyms: ["二重"]),
      KeyShape(
        "sample", .number(0...1), "採用した値から抜き取る割合", "share of accepted values shown all the same",
        synonyms: ["抜取", "抽出率"]),
    ])

  private static let target = ObjectShape(
    "target", "連携先", "where approved cases go", oneOf: ["csv", "json", "searchable_pdf"],
    keys: [
      KeyShape("csv", .object(file), "CSV ファイル", "a CSV file"),
      KeyShape("json", .object(file), "JSON ファイル", "a JSON file"),
      KeyShape(
        "searchable_pdf", .object(pdf), "検索できる PDF（スキャン画像と見えない文字）",
        "a PDF of the scans that can be searched", synonyms: ["pdf", "検索可能PDF", "検索PDF"]),
    ])

  private static let pdf = ObjectShape(
    "searchablePDF", "案件ごとの検索できる PDF", "a searchable PDF for each case",
    keys: [
      KeyShape(
        "folder", .text(.folder), required: true, "連携フォルダからの相対パス", "relative to the delivery root",
        synonyms: ["フォルダ", "directory", "path"]),
      KeyShape(
        "my_number",
        .word([
          Word("omit", "個人番号は検索・複写できる文字に含めない", "a 個人番号 is not in the text"),
          Word("include", "個人番号も含める", "it is"),
        ]), "個人番号の扱い", "whether a 個人番号 can be searched for", synonyms: ["個人番号"]),
    ])

  private static let file = ObjectShape(
    "file", "別のシステムが受け取るファイル", "a file that another system takes",
    keys: [
      KeyShape(
        "folder", .text(.folder), required: true, "連携フォルダからの相対パス", "relative to the delivery root",
        synonyms: ["フォルダ", "directory", "path"]),
      KeyShape(
        "encoding",
        .word([
          Word("utf-8", "UTF-8", "UTF-8"),
          Word("utf-8-bom", "UTF-8（BOM 付き）", "UTF-8 with a byte order mark"),
          Word("shift_jis", "Shift_JIS（cp932）", "Shift_JIS (code page 932)"),
        ]), "文字コード", "bytes of the text", synonyms: ["文字コード", "charset"]),
      KeyShape(
        "rows", .text(.any), "一行が表すもの（case か表の名前）",
        "what a line stands for: case, or a table's name",
        synonyms: ["行"]),
      KeyShape(
        "batch",
        .object(
          ObjectShape(
            "batch", "何件かを一つのファイルに", "several cases in one file",
            keys: [
              KeyShape(
                "cases", .integer(1...100_000), required: true, "この件数で閉じる",
                "closed after so many cases",
                synonyms: ["件数"]),
              KeyShape(
                "minutes", .integer(1...10_080), required: true, "この分数で閉じる",
                "closed after so many minutes", synonyms: ["分"]),
            ])), "まとめて渡す", "which cases share a file", synonyms: ["まとめ"]),
      KeyShape(
        "columns", .list(.either(.text(.any), outputColumn), atLeast: 1), required: true, "列",
        "the columns", synonyms: ["列", "項目", "fields"]),
    ])

  private static let outputColumn = ObjectShape(
    "output", "連携ファイルの一列", "one column of the delivered file",
    keys: [
      KeyShape("header", .text(.any), "見出し", "the heading", synonyms: ["見出し", "title"]),
      KeyShape(
        "value", .text(.any), required: true, "項目名、項目名.code、受付番号、受付日、部署",
        "a field, name.code, or a built-in", synonyms: ["値", "項目", "field"]),
      KeyShape(
        "format", .text(.any), "日付の書式（yyyyMMdd など）", "pattern for dates, such as yyyyMMdd",
        synonyms: ["書式"]),
    ])

  private static let retain = ObjectShape(
    "retain", "保存期間", "how long a case is kept",
    keys: [
      KeyShape(
        "years", .integer(1...100), required: true, "年数", "how many years", synonyms: ["年", "年数"]),
      KeyShape(
        "from",
        .word([
          Word(
            "完結年度の翌年度4月1日", "完結した年度の翌年度の 4 月 1 日から",
            "from 1 April after the fiscal year of completion"),
          Word("完結日", "完結した日から", "from the day of completion"),
          Word("受付日", "受付日から", "from the day of reception"),
        ]), "起算日", "when the years begin", synonyms: ["起算日"]),
    ])
}
