/// What a reader has of networks and tables, by the name that it gives itself: the program, its
/// engines and its judge, joined by `+`.
extension Doctor {
  static func network(of reader: String) -> Examination {
    guard let name = part(of: reader, "ppocr-") else {
      return Examination(
        "reader.network", .warning,
        japanese:
          "手書きを読むモデルがありません。Tesseractだけで読み取るため、手書きの項目はすべて人が確認します。"
          + "deploy/dependencies.sh で用意してください。",
        english:
          "The models for handwriting are missing: Tesseract reads alone, and everything written by"
          + " hand waits for a person. deploy/dependencies.sh fetches them.")
    }
    return Examination(
      "reader.network", .good, japanese: "手書き読取 \(name)", english: "line network \(name)")
  }

  static func boxes(of reader: String) -> Examination {
    guard let name = part(of: reader, "boxed-") else {
      return Examination(
        "reader.boxes", .warning,
        japanese: "マスの文字を読むモデルがありません。models/boxed を配布物から戻してください。",
        english:
          "The model for characters in boxes is missing. Put models/boxed back from what was shipped."
      )
    }
    return Examination(
      "reader.boxes", .good, japanese: "マス文字の読取 \(name)", english: "box network \(name)")
  }

  static func calibration(of reader: String) -> Examination {
    guard let name = part(of: reader, "calibration-") else {
      return Examination(
        "judge", .warning,
        japanese:
          "この読取器の組合せに合う判定基準（校正）がありません。活字などTesseractで数えた値だけが自動で進みます。"
          + "uketsuke calibrate で作るか、配布された組合せに戻してください。",
        english:
          "There is no calibration for these engines: only what was counted with Tesseract alone goes"
          + " on without a person. Make one with uketsuke calibrate, or return to the engines that were"
          + " shipped.")
    }
    return Examination("judge", .good, japanese: "判定基準 \(name)", english: "calibration \(name)")
  }

  /// - Parameter reader: program and engines, as the reader names itself.
  static func postalTable(of reader: String) -> Examination {
    let name = reader.split(separator: "+").first { $0.hasPrefix("postal-") }
    guard let name else {
      return Examination(
        "lexicon.postal", .warning,
        japanese: "郵便番号表がありません。住所と郵便番号は照合せずに読み取ります。deploy/dependencies.sh で用意してください。",
        english:
          "There is no postal table: addresses and postal codes are read without holding one against"
          + " the other. deploy/dependencies.sh makes it.")
    }
    return Examination(
      "lexicon.postal", .good, japanese: "郵便番号表 \(name)", english: "postal table \(name)")
  }

  static func nameTable(of reader: String) -> Examination {
    guard let name = part(of: reader, "names-") else {
      return Examination(
        "lexicon.names", .warning,
        japanese: "人名表がありません。氏名とフリガナは照合せずに読み取ります。deploy/dependencies.sh で用意してください。",
        english:
          "There is no table of names: names and their readings are read without holding one against"
          + " the other. deploy/dependencies.sh makes it.")
    }
    return Examination(
      "lexicon.names", .good, japanese: "人名表 \(name)", english: "table of names \(name)")
  }

  private static func part(of reader: String, _ prefix: String) -> Substring? {
    reader.split(separator: "+").first { $0.hasPrefix(prefix) }
  }
}
