/// An event came to a record whose state does not allow it; nothing was changed.
public struct ImpossibleTransition: Error, Hashable, Sendable, CustomStringConvertible {
  public var state: String
  public var event: String

  public init(state: String, event: String) {
    self.state = state
    self.event = event
  }

  public var japanese: String { "現在の状態（\(state)）ではこの操作（\(event)）はできません。" }
  public var english: String { "This cannot be done now: \(event) while \(state)." }
  public var description: String { english }
}
