import Workflows

extension Sheet {
  /// A form of codes of every kind, which judges are counted on. No city has it; what a city prints on its
  /// forms is one or two of these.
  static let codeSheet: Sheet = {
    var page = SheetPage(face: .mincho)
    page.text("校正用", 15, 11, size: 2.8)
    page.title("バーコード・ＱＲコード読取校正票", y: 20, size: 6, face: .mincho)
    page.notes(
      ["この票は、コードの読取の確かさを数えるためのものです。記載された番号や氏名は架空であり、いかなる人も表しません。"],
      in: Box(x: 15, y: 28, width: 180, height: 8), size: 2.8)
    for cell in CodeCell.all {
      let box = cell.box
      page.frame(Box(x: box.x - 3, y: box.y - 9, width: 88, height: 41))
      page.text(cell.name, box.x - 1, box.y - 6, size: 3, face: .sansBold)
      page.text(cell.words, box.x + 83, box.y - 6, size: 2.3, align: .right)
    }
    page.text("上尾市　情報政策課　電話 048-775-5111", 195, 288, size: 2.5, align: .right)
    return Sheet(id: "code-sheet", title: "バーコード・ＱＲコード読取校正票", pages: [page])
  }()

  /// The workflow file of the sheet of codes.
  public static var codeWorkflow: String {
    """
    # Drawn by formpress codes; the judge is counted on it (models/judge/codes.sh).
    id: code-sheet
    name: バーコード・ＱＲコード読取校正票
    department: 情報政策課
    form:
      pages: [forms/code-sheet.pdf]
      identify:
        - {text: バーコード・ＱＲコード読取校正票, box: [40, 15, 130, 11]}
    fields:
    \(CodeCell.all.map(\.line).joined(separator: "\n"))
    queue: 校正

    """
  }
}

/// One code of the sheet.
private struct CodeCell {
  var name: String
  var words: String
  var type: String
  var kind: CodeKind
  var size: (width: Double, height: Double)
  var place: (column: Int, row: Int) = (0, 0)

  /// The size of modules as offices print them: 0.25 to 0.5 mm.
  static let all: [CodeCell] = {
    let cells = [
      CodeCell("様式番号", "text", .code128, 48, 12), CodeCell("整理番号", "text", .qr, 16, 16),
      CodeCell("品番", "digits, length: 13", .jan, 36, 14),
      CodeCell("氏名", "name", .qr, 18, 18),
      CodeCell("納付番号", "digits, length: 14", .itf, 44, 10),
      CodeCell("住所", "address", .qr, 20, 20),
      CodeCell("資料番号", "text", .nw7, 56, 10), CodeCell("郵便番号", "postal_code", .code128, 36, 9),
      CodeCell("宛名番号", "digits, length: 10", .code39, 66, 10),
      CodeCell("法人番号", "corporate_number", .code128, 60, 11),
      CodeCell("電話番号", "phone", .qr, 14, 14),
      CodeCell("世帯番号", "digits, length: 8", .code128, 34, 8),
    ]
    return cells.enumerated().map { index, cell in
      var cell = cell
      cell.place = (index % 2, index / 2)
      return cell
    }
  }()

  init(_ name: String, _ type: String, _ kind: CodeKind, _ width: Double, _ height: Double) {
    self.name = name
    self.type = type
    self.kind = kind
    words = "種類　\(kind.rawValue)"
    size = (width, height)
  }

  /// Where the code stands, with its quiet zone.
  var box: Box {
    Box(
      x: 18 + Double(place.column) * 92, y: 47 + Double(place.row) * 41, width: 82,
      height: 30)
  }

  /// The field in the workflow file. The box is the code's own and its quiet zone.
  var line: String {
    let left = box.x + (box.width - size.width) / 2
    let top = box.y + (box.height - size.height) / 2
    return
      "  \(name): {type: \(type), barcode: [\(left), \(top), \(size.width), \(size.height)], kinds: [\(kind.rawValue)]}"
  }
}
