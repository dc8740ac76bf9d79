public import Foundation

/// The whole store. One contract suite runs on every engine that has it.
public typealias CaseworkStore = DocumentStore & CaseStore & DeliveryStore & WorkflowStore
  & AuditStore & StatisticsStore & SiteStore

/// What a store takes from outside, so that tests need no clock and no luck.
public struct StoreSurroundings: Sendable {
  public var now: @Sendable () -> Date
  /// Uniform over all 64 bits.
  public var random: @Sendable () -> UInt64

  public init(
    now: @escaping @Sendable () -> Date, random: @escaping @Sendable () -> UInt64
  ) {
    self.now = now
    self.random = random
  }

  /// The machine's own clock and randomness.
  public static var system: Self {
    Self(
      now: { Date() }, random: { UInt64.random(in: 0...UInt64.max) })
  }

  /// A new id of now.
  public func makeID<ID: RecordID>(_ type: ID.Type = ID.self) -> ID {
    ID(at: now(), high: random(), low: random())
  }

  /// Uniform in [0, 1).
  public func chance() -> Double { Double(random() >> 11) * 0x1p-53 }
}
