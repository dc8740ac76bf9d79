/// The keys of fields that hold a barcode or QR code.
extension Shape {
  static let barcode = KeyShape(
    "barcode", .box, "バーコード・QRコードの枠 [左, 上, 幅, 高さ]（mm）。この中のコードを読んで値にする",
    "where a barcode or QR code stands, [left, top, width, height] in mm; its text is the value",
    synonyms: ["バーコード", "QR", "qr", "QRコード", "code"])

  static let codeKinds = KeyShape(
    "kinds", .list(.word(codeWords), atLeast: 1), "読むコードの種類（省略すればすべて）",
    "the kinds of codes to read; all where left out", synonyms: ["種別", "コードの種類", "symbology"])

  private static let codeWords: [Word] = [
    Word("qr", "QRコード", "QR code"),
    Word("code128", "Code 128", "Code 128"),
    Word("code39", "Code 39（検査文字なしの場合は人が確認）", "Code 39, which need not carry a check"),
    Word("jan", "JAN（EAN-13・EAN-8）", "JAN (EAN-13 and EAN-8)"),
    Word("nw7", "NW-7（Codabar）", "NW-7 (Codabar)"),
    Word("itf", "ITF（インターリーブド 2 of 5）", "ITF (interleaved 2 of 5)"),
  ]
}
