import Workflows

extension Sheet {
  /// The code of a separator that says no more; what follows it stands in `Readings.SeparatorMark`,
  /// which this target does not see.
  static let separatorText = "UKETSUKE-SEPARATOR"

  /// A sheet to be laid between two applications in a stack: patch code T at both ends, so that scanners
  /// know it too whichever way it is fed, and a QR code that may name what follows.
  ///
  /// - Parameters:
  ///   - department: whose paper follows, for people and the record.
  ///   - workflow: id of the workflow that follows; another form behind the sheet is a finding.
  /// - Throws: where the names are too long for the code.
  public static func separator(
    department: String? = nil, workflow: String? = nil
  ) throws(PressError) -> Sheet {
    var text = separatorText
    if department != nil || workflow != nil { text += ":\(department ?? "")" }
    if let workflow { text += "/\(workflow)" }
    guard let code = QRCode(text) else {
      throw PressError.impossible(
        "部署とワークフローの名前が長すぎて区切り票のコードに入りません。 The names are too long for the code.")
    }
    var page = SheetPage(face: .sans)
    page.patch(top: 10, fromAbove: true)
    page.patch(top: SheetPage.height - 10 - SheetPage.patchHeight, fromAbove: false)
    page.words(department: department, workflow: workflow)
    for piece in DrawnCode.square(code).pieces(in: Box(x: 70, y: 178, width: 70, height: 70)) {
      page.elements.append(.rectangle(piece, width: 0, fill: .black))
    }
    return Sheet(id: "separator", title: "区切り票", pages: [page])
  }
}

extension SheetPage {
  /// Patch code T: bars of 0.08 and 0.20 inches, narrow, wide, narrow, wide from the leading edge, with
  /// spaces of 0.08 inches; 100 mm long, across the paper.
  ///
  /// Source: Kodak, Patch Code Information for Kodak Scanners, A-61599.
  private static let bars: [(top: Double, height: Double)] = [
    (0, 2.03), (4.06, 5.08), (11.17, 2.03), (15.23, 5.08),
  ]
  static let patchHeight = 20.31

  /// - Parameter fromAbove: the leading edge is the upper one.
  fileprivate mutating func patch(top: Double, fromAbove: Bool) {
    for bar in Self.bars {
      let y = fromAbove ? top + bar.top : top + Self.patchHeight - bar.top - bar.height
      elements.append(
        .rectangle(Box(x: 55, y: y, width: 100, height: bar.height), width: 0, fill: .black))
    }
  }

  fileprivate mutating func words(department: String?, workflow: String?) {
    let middle = Self.width / 2
    func line(_ text: String, _ y: Double, _ size: Double, bold: Bool = false) {
      elements.append(
        .text(
          text, Point(middle, y), face: bold ? .sansBold : .sans, size: size, align: .centre))
    }
    line("区切り票", 66, 22, bold: true)
    line("SEPARATOR", 86, 7)
    line("申請と申請の間にこの紙を1枚はさんで、まとめてスキャンしてください。", 106, 5)
    line("この紙より後のページは、別の案件になります。", 116, 5)
    line("この紙は案件に含まれません。何度でも使えますが、書き込まないでください。", 126, 5)
    let names = [department.map { "部署：\($0)" }, workflow.map { "帳票：\($0)" }].compactMap(\.self)
    if !names.isEmpty { line(names.joined(separator: "　"), 146, 7, bold: true) }
    line("上下の太い線とQRコードが写るように、汚れたり薄くなったりしたら刷り直してください。", 166, 4)
  }
}
