import AuditLog
import Casework
import ContractTests
import Foundation
import ReaderChannel
import ReaderPool
import Readings
import StoreKit
import Synchronization
import TestKit
import Workflows

@testable import Daemon

/// A folder of workflow files with a store, readers that compile in no time, and a clock that the
/// test moves. `service()` is a start.
final class WorkflowSite: Sendable {
  private let root: TemporaryFolder
  let world: StoreWorld
  let store: TroubledStore
  let now = Mutex<Duration>(.zero)
  /// Called with each version that is compiled.
  let compiling = Mutex<@Sendable (WorkflowVersion) throws -> Void>({ _ in })
  /// Digests of the forms that readers were last given.
  let used = Mutex<[String]>([])

  init() throws {
    root = try TemporaryFolder()
    try root.folder("workflows/forms")
    try root.folder("drop")
    world = try StoreWorld(try SQLitePlace())
    store = TroubledStore(world.store)
    try page("a")
  }

  var folder: URL { root.url.appending(path: "workflows") }
  func file(_ name: String) -> URL { folder.appending(path: name) }

  func service(rules: WorkflowLedger.Rules = .init()) -> WorkflowService {
    WorkflowService(
      store: store,
      readers: FormReaders(
        compile: { [self] version in
          try compiling.withLock { $0 }(version)
          return CompiledForm(digest: version.digest, descriptor: try .memory(Data([1])))
        },
        use: { [self] forms in used.withLock { $0 = forms.map(\.digest).sorted() } }),
      folder: folder, drop: root.url.appending(path: "drop"), departments: Departments(),
      programVersion: "1", logger: .quiet, rules: rules,
      elapsed: { [self] in now.withLock { $0 } }, pause: { [self] in advance(0.3) })
  }

  func advance(_ seconds: Double) { now.withLock { $0 += .seconds(seconds) } }

  /// Looks as the daemon does, every two seconds.
  func look(_ service: WorkflowService, times: Int = 1) async {
    for _ in 0..<times {
      advance(2)
      await service.refresh()
    }
  }

  static func yaml(_ id: String, name: String = "届", activation: String = "direct") -> String {
    """
    id: \(id)
    name: \(name)
    department: 市民課
    activation: \(activation)
    queue: 窓口
    form:
      pages: [forms/a.pdf]
    fields:
      氏名: {type: name, box: [10, 10, 50, 8]}
    """
  }

  /// Under another name first, as careful editors do.
  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: file(name), options: .atomic)
  }

  func page(_ name: String, _ text: String = "blank") throws {
    try Data(text.utf8).write(to: file("forms/\(name).pdf"), options: .atomic)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(at: file(name)) }

  /// Name of the version that counts.
  func name(_ id: String) async throws -> String? {
    guard let digest = try await world.store.activeDigests()[id] else { return nil }
    return try await world.store.workflow(digest)?.workflow.name
  }

  func events() async throws -> [AuditRecord] {
    try await world.store.auditRecords(from: 0, limit: .max).map { try AuditRecord(bytes: $0) }
  }
}
