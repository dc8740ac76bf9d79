public import Foundation
public import Workflows

/// Lays a workflow file over its blank form and tells where the two do not fit.
public struct FormProof: ~Copyable {
  private let workflow: Workflow
  private let blanks: BlankPages
  private let dpi: Double = 200

  /// `folder` is where the workflow file lies.
  public init(_ workflow: Workflow, folder: URL) throws(PressError) {
    self.workflow = workflow
    blanks = try BlankPages(of: workflow.form, in: folder)
  }

  /// What does not fit, in words; empty where all is well.
  ///
  /// Boxes for writing must hold blank paper only; boxes for one character and for a tick must
  /// have printed rules on their edges; words to ring and identifying texts must be printed where
  /// the file says.
  public func complaints() throws(PressError) -> [String] {
    var found: [String] = []
    for index in 0..<blanks.count {
      let size = blanks.size(of: index)
      let ink = InkMap(
        try Raster(try blanks.draw(index, dpi: dpi), gray: true, dpi: dpi))
      for field in workflow.fields where field.page == index + 1 {
        for box in field.allBoxes
        where box.x < 0 || box.y < 0 || box.maxX > size.x || box.maxY > size.y {
          found.append("\(field.name): \(box.words) は用紙の外です。 outside the paper")
        }
        // The printed ring of a seal lies inside its box.
        if field.type == .seal || field.type == .signature { continue }
        for part in field.table == nil ? [field] : Array(field.cells.joined()) {
          found += part.source.complaints(on: ink).map { "\(part.name): \($0)" }
        }
      }
      for mark in workflow.form.identify where mark.page == index + 1 {
        let printed = blanks.text(index, in: mark.box).filter { !$0.isWhitespace }
        if !printed.contains(mark.text.filter { !$0.isWhitespace }) {
          found.append("\(mark.text): \(mark.box.words) にありません。 not printed there")
        }
      }
    }
    return found
  }

  /// The blank pages with every box drawn on them, as PNG.
  public func overlays() throws(PressError) -> [Data] {
    var pages: [Data] = []
    for index in 0..<blanks.count {
      let canvas = try blanks.draw(index, dpi: 150)
      for field in workflow.fields where field.page == index + 1 {
        for box in field.textBoxes {
          canvas.rectangle(
            box, width: 0.2, fill: Ink(0.1, 0.3, 1, opacity: 0.15), ink: Ink(0.1, 0.3, 1))
        }
        for box in field.allBoxes where !field.textBoxes.contains(box) {
          canvas.rectangle(
            box, width: 0.2, fill: Ink(1, 0.2, 0, opacity: 0.15), ink: Ink(1, 0.2, 0))
        }
      }
      for mark in workflow.form.identify where mark.page == index + 1 {
        canvas.rectangle(mark.box, width: 0.3, ink: Ink(0, 0.6, 0.2))
      }
      pages.append(
        try Codec.png(try Raster(canvas, gray: false, dpi: 150), bilevel: false))
    }
    return pages
  }
}

extension FieldSource {
  fileprivate func complaints(on ink: InkMap) -> [String] {
    switch self {
    case .box(let box): ink.holdsPrint(box) ? ["\(box.words) に印刷があります。 print inside"] : []
    case .cells(let cells): cells.complaints(on: ink)
    // The blank form may carry its code itself.
    case .code: []
    case .marks(let style, let marks): Self.complaints(style, marks, on: ink)
    case .dateParts(let era, let year, let month, let day):
      [era, year, month, day].compactMap(\.self).flatMap { $0.complaints(on: ink) }
    case .table: []
    }
  }

  fileprivate static func complaints(
    _ style: MarkStyle, _ marks: [Mark], on ink: InkMap
  ) -> [String] {
    marks.compactMap { mark in
      switch style {
      case .check:
        ink.isRuled(mark.box) && !ink.holdsPrint(mark.box.inset(0.6))
          ? nil : "\(mark.label) \(mark.box.words) に枠がありません。 no printed square"
      case .circle:
        ink.share(mark.box) > 0.02
          ? nil : "\(mark.label) \(mark.box.words) に文字がありません。 no printed word"
      }
    }
  }
}

extension DatePart {
  fileprivate func complaints(on ink: InkMap) -> [String] {
    switch self {
    case .fixed: []
    case .box(let box): FieldSource.box(box).complaints(on: ink)
    case .cells(let cells): cells.complaints(on: ink)
    case .marks(let style, let marks): FieldSource.complaints(style, marks, on: ink)
    }
  }
}

extension Cells {
  fileprivate func complaints(on ink: InkMap) -> [String] {
    boxes.compactMap { box in
      if !ink.isRuled(box) { return "\(box.words) に枠がありません。 no printed cell" }
      return ink.holdsPrint(box.inset(0.6)) ? "\(box.words) に印刷があります。 print inside" : nil
    }
  }
}

extension Box {
  func inset(_ margin: Double) -> Box {
    Box(x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin)
  }

  /// For messages.
  var words: String { "[\(x), \(y), \(width), \(height)]" }
}
