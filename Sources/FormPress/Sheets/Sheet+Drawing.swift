public import Foundation
import Workflows

extension Sheet {
  /// Writes the blank form as a vector PDF of A4 pages; the same sheet gives the same bytes.
  public func write(to url: URL) throws(PressError) {
    let hidden = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).part")
    do {
      let canvas = try Canvas(
        pdf: hidden.path(percentEncoded: false), title: title, width: SheetPage.width,
        height: SheetPage.height)
      try canvas.require(.mincho, package: "fonts-ipafont")
      try canvas.require(.sans, package: "fonts-noto-cjk")
      for page in pages {
        // Frames come last, or the tint of the cells beside would eat half of their width.
        for element in page.elements where !element.isFrame { element.draw(on: canvas) }
        for element in page.elements where element.isFrame { element.draw(on: canvas) }
        canvas.showPage()
      }
      try canvas.finish()
    }
    do {
      let bytes = try Data(contentsOf: hidden)
      try bytes.write(to: url, options: .atomic)
      try FileManager.default.removeItem(at: hidden)
    } catch {
      throw PressError.unwritable(path: url.lastPathComponent, reason: "\(type(of: error))")
    }
  }
}

extension Element {
  var isFrame: Bool {
    if case .rectangle(_, let width, nil) = self { width >= Rule.frame } else { false }
  }

  func draw(on canvas: borrowing Canvas) {
    switch self {
    case .line(let from, let to, let width, let dash):
      canvas.line(from, to, width: width, dash: dash)
    case .rectangle(let box, let width, let fill):
      canvas.rectangle(box, width: width, fill: fill)
    case .text(let words, let at, let face, let size, let align):
      canvas.text(words, x: at.x, y: at.y, face: face, size: size, align: align)
    case .paragraph(let words, let box, let face, let size, let leading):
      canvas.paragraph(words, in: box, face: face, size: size, leading: leading)
    case .ring(let centre, let radius, let width, let dash):
      canvas.ring(centre, radius: radius, width: width, dash: dash)
    }
  }
}
