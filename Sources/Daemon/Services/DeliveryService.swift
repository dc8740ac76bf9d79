import Casework
import Delivery
import Foundation
import Logging
import ReaderPool

/// Has the outbox hand over what is ready, whenever something may have become so.
struct DeliveryService: Sendable {
  private let outbox: Outbox
  private let wake: WakeUp
  private let logger: Logger

  init(_ installation: Installation, pool: ReaderPool, wake: WakeUp, logger: Logger) {
    outbox = Outbox(
      store: installation.store, root: installation.configuration.delivery.path,
      surroundings: .system, logger: logger,
      printer: PoolPrinter(
        store: installation.store, pool: pool,
        open: { [installation] in try installation.open($0) },
        limits: installation.configuration.limits))
    self.wake = wake
    self.logger = logger
  }

  /// Works until the wake-ups end. Closed batches fall due with the ticks among them.
  func run() async {
    for await _ in wake.stream() {
      if Task.isCancelled { return }
      do {
        try await outbox.pass()
      } catch {
        logger.error("delivery stopped short", metadata: ["reason": "\(error)"])
      }
    }
  }
}
