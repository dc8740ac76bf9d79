import Readings
import Recognition
import Workflows

/// Puts right what stands after the town of an address: the signs between its numbers, the words of a
/// building's name, and the space before it.
enum AddressTailSupport {
  /// Goes into the provenance of every value that it changed.
  static let name = "address-tail-1"

  static func support(_ address: inout (field: Field, outcome: FieldOutcome)) {
    let letters = address.outcome.letters
    guard let first = letters.firstIndex(where: { $0.text.isASCII && $0.text.isNumber }),
      let value = address.outcome.value
    else { return }
    let read = String(letters[first...].map(\.text))
    let tail = AddressTail(Array(letters[first...]))
    guard tail.text != read,
      let before = try? FieldNormalizer.canonical(read, of: address.field),
      let after = try? FieldNormalizer.canonical(tail.text, of: address.field),
      value.hasSuffix(before)
    else { return }
    let text = value.dropLast(before.count) + after
    guard let first = tail.changes.first, let last = tail.changes.last else {
      // Only a space has moved.
      address.outcome.value = String(text)
      address.outcome.findings.append(.normalised(address.field.name))
      return
    }
    address.outcome.opinions.append(
      ReaderOpinion(name: name, text: String(text), confidence: tail.probability))
    address.outcome.take(
      String(text), of: address.field,
      because: .afterTown(
        address.field.name, from: first == last ? first.read : read,
        to: first == last ? first.word : tail.text))
  }
}
