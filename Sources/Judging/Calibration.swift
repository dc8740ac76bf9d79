/// How scores of evidence went with truth: what a calibrated judge knows.
public struct Calibration: Codable, Sendable, Hashable {
  /// Name and version, for provenance.
  public var name: String
  /// The reader whose values were counted.
  public var reader: String
  /// Sets that were counted, with their scans and values.
  public var sets: [CountedSet]
  /// What gives a value its score, by `Evidence.pool`.
  public var models: [String: LogisticModel]
  /// How values with like scores went, best scores first, by `Evidence.family`. Counted on values that
  /// the fit of the weights had not seen, by `Calibrator`.
  public var steps: [String: [Step]]

  public init(
    name: String, reader: String, sets: [CountedSet], models: [String: LogisticModel],
    steps: [String: [Step]]
  ) {
    self.name = name
    self.reader = reader
    self.sets = sets
    self.models = models
    self.steps = steps
  }

  public struct CountedSet: Codable, Sendable, Hashable {
    /// Hand and level of age.
    public var name: String
    public var scans: Int
    public var values: Int

    public init(name: String, scans: Int, values: Int) {
      self.name = name
      self.scans = scans
      self.values = values
    }
  }

  /// Values whose scores lie together.
  public struct Step: Codable, Sendable, Hashable {
    /// Their lowest score.
    public var from: Double
    public var right: Int
    public var wrong: Int

    public init(from: Double, right: Int, wrong: Int) {
      self.from = from
      self.right = right
      self.wrong = wrong
    }
  }
}
