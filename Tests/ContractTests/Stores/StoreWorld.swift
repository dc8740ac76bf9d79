package import AuditLog
package import Casework
package import Foundation
import Synchronization
package import Vault

/// A store with a clock that the test moves, seeded randomness and things to put into it.
package final class StoreWorld: Sendable {
  package let place: any StorePlace
  package let ring: KeyRing
  package let signer: AuditSigningKey
  package let services: StoreServices
  private let cells: Cells
  private let current: Mutex<any CaseworkStore>

  package init(_ place: any StorePlace, seed: UInt64 = 1) throws {
    let cells = Cells(seed: seed)
    let master = MasterKey.ephemeral()
    ring = KeyRing(master: master, store: try place.keyStore())
    signer = try AuditSigningKey.ephemeral(name: "test.example.lg.jp")
    services = StoreServices(
      vault: CaseVault(ring: ring, hasher: SearchHasher(master: master)),
      checker: WorkflowChecker(), signer: signer, programVersion: "1.0-test",
      surroundings: StoreSurroundings(now: cells.now, random: cells.next))
    self.place = place
    self.cells = cells
    current = Mutex(try place.open(services))
  }

  package var store: any CaseworkStore { current.withLock { $0 } }

  /// As after the process ended: a new epoch.
  package func restart() throws {
    let next = try place.open(services)
    current.withLock { $0 = next }
  }

  package var now: Date { cells.now() }
  package func advance(_ seconds: Double) { cells.advance(seconds) }
  package func makeID<ID: RecordID>() -> ID { services.surroundings.makeID() }

  private final class Cells: Sendable {
    private let date = Mutex(Date(timeIntervalSince1970: 1_795_000_000))
    private let state: Mutex<UInt64>

    init(seed: UInt64) { state = Mutex(seed) }

    /// One millisecond later on every look, so that ids of one test sort as they were made.
    var now: @Sendable () -> Date {
      {
        self.date.withLock {
          $0 += 0.001
          return $0
        }
      }
    }

    func advance(_ seconds: Double) { date.withLock { $0 += seconds } }

    /// SplitMix64.
    var next: @Sendable () -> UInt64 {
      {
        self.state.withLock { state in
          state &+= 0x9E37_79B9_7F4A_7C15
          var z = state
          z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
          z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
          return z ^ (z >> 31)
        }
      }
    }
  }
}
