/// The outbox. Every call is one transaction; it throws `StoreError` and then has changed
/// nothing. The order of a delivery is: `beginDelivery`, write and fsync the hidden temporary
/// file and its folder, `markStaged`, rename, fsync the folder, `markDelivered`.
public protocol DeliveryStore: Sendable {
  /// Cases in `ready` or `delivering`, by the time they became ready.
  func casesReady() async throws(StoreError) -> [ReadyCase]

  /// Commits the intent and sets its cases to `delivering`. Idempotent by id. Refused where a
  /// case is not ready or the target already has an open or done delivery of it.
  func beginDelivery(_ intent: DeliveryIntent) async throws(StoreError) -> DeliveryRecord

  /// Idempotent.
  func markStaged(_ id: DeliveryID) async throws(StoreError)

  /// Idempotent. Cases whose targets are all done become `delivered`.
  func markDelivered(_ id: DeliveryID) async throws(StoreError)

  /// Gives up an intent that was never staged; its cases are ready again.
  func abandonDelivery(_ id: DeliveryID) async throws(StoreError)

  /// Closes a ready case whose current workflow has no target that does not have it already:
  /// one without targets at all, or one whose missing targets were taken out of the file.
  func closeDelivered(_ id: CaseID, targets: [String]) async throws(StoreError) -> CaseRecord

  /// Intended or staged, oldest first: what a start must settle.
  func openDeliveries() async throws(StoreError) -> [DeliveryRecord]

  /// Deliveries that hold the case, oldest first.
  func deliveries(of id: CaseID) async throws(StoreError) -> [DeliveryRecord]
}
