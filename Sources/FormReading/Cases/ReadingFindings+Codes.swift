import Readings

/// Findings about barcodes and QR codes.
extension Finding {
  static func codeUnreadable(_ field: String) -> Finding {
    Finding(
      code: "code.unreadable", fields: [field],
      japanese: "「\(field)」のバーコード（QRコード）を読み取れませんでした。画像を見て入力してください。",
      english: "The barcode or QR code of '\(field)' could not be read. Enter it from the image.")
  }

  static func codesDiffer(_ field: String) -> Finding {
    Finding(
      code: "code.several", fields: [field],
      japanese: "「\(field)」に内容の異なる複数のコードがあります。どれが正しいか画像を見て入力してください。",
      english: "'\(field)' shows several codes that say different things. Enter the right one from"
        + " the image.")
  }

  static func codeNoText(_ field: String) -> Finding {
    Finding(
      code: "code.noText", fields: [field],
      japanese: "「\(field)」のコードは読めましたが、文字として解釈できません（文字コードが UTF-8 でも Shift_JIS でもありません）。",
      english:
        "The code of '\(field)' was read, but its bytes are neither UTF-8 nor Shift_JIS text.")
  }

  static func codeUnsure(_ field: String) -> Finding {
    Finding(
      code: "code.unsure", fields: [field],
      japanese: "「\(field)」のコードは三度の読取のうち一度しか読めませんでした。画像と見比べて確かめてください。",
      english:
        "The code of '\(field)' was read by only one of three looks. Compare it with the image.")
  }
}
