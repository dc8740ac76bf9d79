/// What a reader has of networks and tables, by the name that it gives itself: the program, its
/// engines and its judge, joined by `+`.
extension Doctor {
  /// A part of the reader that may be missing: what it costs, and what to do.
  private struct Part {
    var subject: String
    /// With which its name begins.
    var prefix: String
    /// Tables that its name tells apart by a stroke, and that are all needed.
    var tables = 1
    /// Its file, where it is one that may be there and still be the wrong one.
    var file: String?
    var japanese: String
    var english: String
    /// What is lost without it.
    var missing: (japanese: String, english: String)
    /// What to do, where it is missing or wrong.
    var remedy: (japanese: String, english: String)
  }

  private static let fetch = (
    japanese: "deploy/dependencies.sh で用意してください。", english: "deploy/dependencies.sh fetches it."
  )

  private static func shipped(_ folder: String) -> (japanese: String, english: String) {
    ("\(folder) を配布物から戻してください。", "Put \(folder) back from what was shipped.")
  }

  private static let parts = [
    Part(
      subject: "reader.network", prefix: "ppocr-", file: "PP-OCRv6_rec_small.onnx",
      japanese: "手書き読取", english: "line network",
      missing: (
        "手書きを読むモデルがありません。Tesseractだけで読み取るため、手書きの項目はすべて人が確認します。",
        "The model for handwriting is missing: Tesseract reads alone, and everything written by hand"
          + " waits for a person."
      ), remedy: fetch),
    Part(
      subject: "reader.boxes", prefix: "boxed-", file: "boxed.onnx", japanese: "マス文字の読取",
      english: "box network",
      missing: (
        "マスの文字を読むモデルがありません。マスの項目は人が確認します。",
        "The model for characters in boxes is missing: what stands in boxes waits for a person."
      ), remedy: shipped("models/boxed")),
    Part(
      subject: "reader.letters", prefix: "single-letters-", file: "letters.onnx",
      japanese: "一字ごとの読取",
      english: "letter network",
      missing: (
        "一字ごとに読むモデルがありません。異体字（髙・﨑など）は見分けられず、漢字かなの項目は人が確認します。",
        "The model for single letters is missing: variants of letters cannot be told apart, and Japanese text"
          + " waits for a person."
      ), remedy: shipped("models/letters")),
    Part(
      subject: "reader.numbers", prefix: "numbers-", file: "numbers.onnx", japanese: "数字の列の読取",
      english: "number network",
      missing: (
        "数字の列を読むモデルがありません。番号・日付・電話番号の項目は人が確認します。",
        "The model for numbers is missing: numbers, dates and telephone numbers wait for a person."
      ), remedy: shipped("models/numbers")),
    Part(
      subject: "judge", prefix: "calibration-", file: nil, japanese: "判定基準", english: "calibration",
      missing: (
        "この読取器の組合せに合う判定基準（校正）がありません。Tesseractだけで読んだときの基準を満たす値（活字など）だけが自動で進みます。",
        "There is no calibration for these engines: only what was counted with Tesseract alone goes"
          + " on without a person."
      ),
      remedy: (
        "uketsuke calibrate で作るか、配布された組合せに戻してください。",
        "Make one with uketsuke calibrate, or return to the engines that were shipped."
      )),
    Part(
      subject: "lexicon.postal", prefix: "postal-", file: "postal.table", japanese: "郵便番号表",
      english: "postal table",
      missing: (
        "郵便番号表がありません。住所と郵便番号は照合せずに読み取ります。",
        "There is no postal table: addresses and postal codes are read without holding one against"
          + " the other."
      ), remedy: fetch),
    Part(
      subject: "lexicon.names", prefix: "names-", file: "names.table", japanese: "人名表",
      english: "table of names",
      missing: (
        "人名表がありません。氏名とフリガナは照合せずに読み取ります。",
        "There is no table of names: names and their readings are read without holding one against"
          + " the other."
      ), remedy: fetch),
    Part(
      subject: "lexicon.letters", prefix: "letters-", tables: 2, file: "letters.table",
      japanese: "文字の並びの表", english: "table of letters",
      missing: (
        "文字の並びの表がありません。漢字かなの項目は文字の形だけで読み取り、人が確認します。",
        "There is no table of letters: Japanese text is read by its look alone and waits for a person."
      ), remedy: fetch),
  ]

  /// - Parameter reader: program and engines, as the reader names itself.
  static func engines(of reader: String) -> [Examination] {
    let names = reader.split(separator: "+")
    let western =
      names.contains("missing:tesseract-eng")
      ? [
        Examination(
          "reader.tesseract", .warning,
          japanese: "Tesseractの英数字データ（tesseract-ocr-eng）がありません。数字の項目は第二の意見を欠き、手書きの項目はすべて"
            + "人が確認します。Debianパッケージ tesseract-ocr-eng を入れてください。",
          english:
            "Tesseract's data for numbers (tesseract-ocr-eng) is missing: numbers lack their second"
            + " opinion, and all handwriting waits for a person. Install the Debian package.")
      ] : []
    return western
      + parts.map { part in
        if let name = names.first(where: { $0.hasPrefix(part.prefix) }) {
          guard name.split(separator: "/").count >= part.tables else {
            return Examination(
              part.subject, .warning,
              japanese: "\(part.japanese)が一つ足りません（\(name)）。letters.table（漢字かな）と"
                + " readings.table（フリガナ）の両方が必要です。ないほうの項目は文字の形だけで読み取り、"
                + "人が確認します。" + part.remedy.japanese,
              english: "One \(part.english) is missing (\(name)): letters.table (Japanese text) and"
                + " readings.table (readings) are both needed. Fields of the one that is not there"
                + " are read by their look alone and wait for a person. " + part.remedy.english)
          }
          return Examination(
            part.subject, .good, japanese: "\(part.japanese) \(name)",
            english: "\(part.english) \(name)")
        }
        if let file = part.file, names.contains("broken:\(file)") {
          return Examination(
            part.subject, .bad,
            japanese: "\(part.japanese)：\(file) はありますが、使えるファイルではありません。"
              + part.remedy.japanese,
            english:
              "\(part.english): \(file) is there, but it is damaged or something else. "
              + part.remedy.english)
        }
        return Examination(
          part.subject, .warning, japanese: part.missing.japanese + part.remedy.japanese,
          english: part.missing.english + " " + part.remedy.english)
      }
  }
}
