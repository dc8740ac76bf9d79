/// What is written below a rendered page: what the frames on it mean.
public struct PageLegend: Codable, Hashable, Sendable {
  public struct Key: Codable, Hashable, Sendable {
    public var tone: Overlay.Tone
    public var words: String

    public init(_ tone: Overlay.Tone, _ words: String) {
      self.tone = tone
      self.words = words
    }
  }

  public var keys: [Key]
  /// What numbered frames stand for, a line each; broken where the page is narrower.
  public var lines: [String]

  public init(keys: [Key], lines: [String] = []) {
    self.keys = keys
    self.lines = lines
  }
}
