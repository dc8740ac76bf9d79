/// One box as the network for boxed characters wants it: the square around the box's centre at
/// 48 × 48, 0 paper to 1 the darkest ink.
///
/// How a box becomes a picture is the contract of models/boxed/README.md.
public struct BoxPicture: Sendable, Hashable {
  /// Pixels of a side.
  public static let side = 48

  /// Row by row.
  public let values: [Float]

  /// - Precondition: `values` holds `side × side` numbers.
  public init(values: [Float]) {
    precondition(values.count == Self.side * Self.side)
    self.values = values
  }
}
