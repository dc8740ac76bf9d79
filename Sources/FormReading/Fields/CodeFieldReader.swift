import Japanese
import Readings
import Recognition
import Workflows

/// Reads a field that holds a barcode or QR code.
enum CodeFieldReader {
  /// Millimetres around the box in which the code's quiet zone is looked for.
  static let margin = 3.0
  /// Millimetres by which a code's middle may lie outside of the box, as on a label stuck on askew.
  static let slack = 2.0

  /// The code's text as the field's value. Never a guess: what was read once only, codes that differ,
  /// and ink that is no code are findings.
  ///
  /// - Throws: `Refusal(.readerUnavailable)` where ZBar has no memory.
  static func outcome(
    of field: Field, box: Box, kinds: [CodeKind], in views: some FieldViews
  ) throws -> FieldOutcome {
    guard let view = views.view(box, margin: margin) else {
      return failed(field, .unreadable(field.name))
    }
    let wanted = kinds.isEmpty ? CodeSymbology.allCases : kinds.map(\.symbology)
    let sight = try CodeReader.look(at: view.page, for: wanted)
    let inside = sight.codes.filter { isInside($0, view) }
    guard let code = inside.first else { return nothing(field, view) }
    let opinion = ReaderOpinion(
      name: CodeReader.name, text: code.text ?? "", confidence: sight.isSure(code) ? 0.99 : 0.5,
      alternatives: inside.dropFirst().compactMap {
        $0.text.map { Candidate(text: $0, confidence: 0.5) }
      })
    if Set(inside.map(\.text)).count > 1 {
      return failed(field, .codesDiffer(field.name), opinion)
    }
    guard let text = code.text else { return failed(field, .codeNoText(field.name), opinion) }
    var outcome = read(field, code, text, looks: sight.looks(at: code), opinion)
    if CodeStrike.isStruck(code, in: view) { outcome.doubt(.struck(field.name)) }
    return outcome
  }

  /// - Parameter looks: how many of all looks read this code.
  private static func read(
    _ field: Field, _ code: FoundCode, _ text: String, looks: Evidence.Votes,
    _ opinion: ReaderOpinion
  ) -> FieldOutcome {
    let isSure = looks.agreeing > 1
    var outcome = FieldOutcome(
      raw: text,
      evidence: Evidence(
        subject: FieldReader.subject(of: field.type), reader: .code, typed: true,
        agreement: isSure ? .agree : .single, certainty: isSure ? 0.99 : 0.5, votes: looks),
      opinions: [opinion])
    do throws(ValueIssue) {
      outcome.value = try FieldNormalizer.canonical(text, of: field)
      let passed = FieldReader.structure(of: field)
      outcome.evidence.structure = code.symbology.isChecked ? .checkDigit : passed
    } catch {
      outcome.doubt(.issue(error, field: field.name))
    }
    if !isSure { outcome.doubt(.codeUnsure(field.name)) }
    return outcome
  }

  /// No code: the place is empty, or holds something that could not be read.
  private static func nothing(_ field: Field, _ view: FieldView) -> FieldOutcome {
    // A code that the form itself carries, or the city printed on it, is ink of the blank form.
    let printed = InkMap(view.blank)
    let edge = view.page.pixels(margin)
    let inside = printed.count(
      x: edge..<max(edge, printed.width - edge), y: edge..<max(edge, printed.height - edge))
    let pixel = 25.4 / view.page.dpi
    if Double(inside) * pixel * pixel >= leastPrint {
      return failed(field, .codeUnreadable(field.name))
    }
    switch InkPresence(area: Handwork(view).area) {
    case .empty(let certainty):
      return FieldOutcome(evidence: Evidence(subject: .empty, certainty: certainty))
    case .faint:
      return FieldOutcome(
        evidence: Evidence(subject: .empty, structure: .broken, certainty: 0),
        findings: [.faint(field.name)])
    case .written: return failed(field, .codeUnreadable(field.name))
    }
  }

  /// Square millimetres of print from which the blank form is taken to carry a code itself. A frame
  /// that runs through the box has less.
  private static let leastPrint = 20.0

  private static func failed(
    _ field: Field, _ finding: Finding, _ opinion: ReaderOpinion? = nil
  ) -> FieldOutcome {
    FieldOutcome(
      evidence: Evidence(
        subject: FieldReader.subject(of: field.type), reader: .code, typed: true,
        structure: .broken, certainty: 0),
      opinions: opinion.map { [$0] } ?? [], findings: [finding])
  }

  private static func isInside(_ code: FoundCode, _ view: FieldView) -> Bool {
    let edge = Double(view.page.pixels(margin - slack))
    let (x, y) = code.centre
    return x >= edge && y >= edge && x <= Double(view.page.width) - edge
      && y <= Double(view.page.height) - edge
  }
}

extension CodeKind {
  /// The same kind in the reader's words.
  var symbology: CodeSymbology {
    switch self {
    case .qr: .qr
    case .code128: .code128
    case .code39: .code39
    case .jan: .jan
    case .nw7: .nw7
    case .itf: .itf
    }
  }
}
