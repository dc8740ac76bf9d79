package import Recognition
package import Workflows

extension Repertoire {
  /// The characters that a field of this type may hold.
  package init(of type: FieldType) {
    self =
      switch type {
      case .postalCode, .digits, .myNumber, .corporateNumber: .digits
      case .number: .amount
      case .phone: .phone
      case .kana: .kana
      case .date: .date
      case .text, .name, .address, .choice, .choices, .seal, .signature, .table: .japanese
      }
  }
}
