/// How many of what there are.
public struct StoreStatistics: Codable, Hashable, Sendable {
  public struct QueueCount: Codable, Hashable, Sendable {
    public var department: String
    public var queue: String
    public var state: CaseLife.State
    public var count: Int

    public init(department: String, queue: String, state: CaseLife.State, count: Int) {
      self.department = department
      self.queue = queue
      self.state = state
      self.count = count
    }
  }

  /// By `DocumentLife.State.rawValue`.
  public var documents: [String: Int]
  /// By `CaseLife.State.rawValue`.
  public var cases: [String: Int]
  public var queues: [QueueCount]
  public var openDeliveries: Int
  public var auditRecords: Int

  public init(
    documents: [String: Int], cases: [String: Int], queues: [QueueCount], openDeliveries: Int,
    auditRecords: Int
  ) {
    self.documents = documents
    self.cases = cases
    self.queues = queues
    self.openDeliveries = openDeliveries
    self.auditRecords = auditRecords
  }
}

public protocol StatisticsStore: Sendable {
  func statistics() async throws(StoreError) -> StoreStatistics
}
