/// A kind of machine-readable code that a field may hold.
public enum CodeKind: String, Codable, Hashable, Sendable, CaseIterable {
  case qr, code128, code39
  /// JAN, elsewhere EAN-13 and EAN-8.
  case jan
  /// NW-7, elsewhere Codabar.
  case nw7
  /// Interleaved 2 of 5.
  case itf
}
