/// What the table of names has to say about a name and its reading.
public struct NameVerdict: Sendable, Hashable {
  /// A text with how likely it is.
  public struct Side: Sendable, Hashable {
    public var text: String
    public var probability: Double
    /// Whether it is another text than the one that was read.
    public var differs: Bool
  }

  public var name: Side
  public var reading: Side
  /// Whether both are in the table as they were read, and belong together.
  public var isConfirmed: Bool
}
