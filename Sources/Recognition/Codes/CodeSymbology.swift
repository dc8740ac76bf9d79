import CZBar

/// A kind of machine-readable code.
public enum CodeSymbology: String, Sendable, Hashable, CaseIterable {
  case qr, code128, code39
  /// EAN-13 and EAN-8, in Japan called JAN.
  case jan
  /// Codabar, in Japan called NW-7.
  case nw7
  /// Interleaved 2 of 5.
  case itf

  /// Whether every code of the kind carries a check of its own, so that a text which was read has
  /// passed it: Reed and Solomon's in QR, a check character in Code 128 and JAN. The others may carry
  /// one, which nobody but their author knows.
  public var isChecked: Bool {
    switch self {
    case .qr, .code128, .jan: true
    case .code39, .nw7, .itf: false
    }
  }

  /// What ZBar calls it.
  var types: [zbar_symbol_type_t] {
    switch self {
    case .qr: [ZBAR_QRCODE]
    case .code128: [ZBAR_CODE128]
    case .code39: [ZBAR_CODE39]
    case .jan: [ZBAR_EAN13, ZBAR_EAN8]
    case .nw7: [ZBAR_CODABAR]
    case .itf: [ZBAR_I25]
    }
  }

  init?(_ type: zbar_symbol_type_t) {
    guard let known = Self.allCases.first(where: { $0.types.contains(type) }) else { return nil }
    self = known
  }

  /// Fewest characters: shorter ones are found in rules and hatching where no code is.
  var leastLength: Int32? {
    switch self {
    case .qr, .code128, .jan: nil
    case .code39: 2
    case .nw7: 4
    case .itf: 6
    }
  }
}
