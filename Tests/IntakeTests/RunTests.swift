import Casework
import Foundation
import Logging
import TestKit
import Testing

@testable import Intake

/// The whole loop with the machine's own clock. How long it takes beyond the quiet time is for a
/// benchmark to say, not for a test on a busy machine.
@Suite struct RunTests {
  @Test func filesAreTakenAsTheyCome() async throws {
    let site = try Site()
    let (stream, continuation) = AsyncStream<DocumentRecord>.makeStream()
    let quiet = Duration.milliseconds(300)
    let intake = try IntakeService(
      configuration: IntakeConfiguration(
        dropRoot: site.drop, stability: StabilityRules(quietTime: quiet)),
      vault: site.vault, store: site.store, surroundings: site.surroundings,
      logger: .quiet
    ) { event in
      if case .received(let record) = event { continuation.yield(record) }
    }
    let running = Task { try await intake.run() }
    var records = stream.makeAsyncIterator()
    for name in ["前から/a.pdf", "新しい/b.pdf", "新しい/c.pdf"] {
      try site.write(name, Scan.pdf(name.utf8.count))
      let start = ContinuousClock.now
      _ = await records.next()
      #expect(start.duration(to: .now) >= quiet - .milliseconds(1))
    }
    running.cancel()
    try await running.value
    #expect(site.store.records.count == 3)
  }
}
