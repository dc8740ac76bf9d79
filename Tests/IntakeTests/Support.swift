import Casework
import Foundation
import Japanese
import Logging
import Readings
import Synchronization
import TestKit
import Vault

@testable import Intake

#if canImport(Glibc)
  import Glibc
#endif

/// What survives a crash of the daemon: folders, keys, the store. `intake()` is a start.
final class Site: Sendable {
  private let folder: TemporaryFolder
  let drop: String
  let vault: DocumentVault
  let store = DocumentStoreDouble()
  let events = Mutex<[IntakeEvent]>([])
  let now = Mutex<Duration>(.zero)
  /// Bytes that the disk has left; nil for no end.
  let free = Mutex<Int64?>(nil)
  private let random = Mutex(SplitMix64(seed: 7))

  init(keys: any KeyStore = InMemoryKeyStore()) throws {
    folder = try TemporaryFolder()
    let root = folder.path
    drop = try folder.folder("drop")
    try folder.folder("state")
    let key = try MasterKey.create(file: root + "/master")
    vault = DocumentVault(
      state: StateFolder(path: root + "/state"),
      keys: KeyRing(master: key, store: keys))
  }

  var root: String { folder.path }

  var surroundings: StoreSurroundings {
    StoreSurroundings(
      now: { Date(timeIntervalSince1970: 1_775_000_000) },
      random: { [self] in random.withLock { $0.next() } })
  }

  func intake(
    stability: StabilityRules = StabilityRules(), ownFolders: [String] = [],
    freeSpace: Int64? = nil,
    step: @escaping @Sendable (ClaimStep) throws -> Void = { _ in }
  ) throws -> IntakeService {
    free.withLock { $0 = freeSpace }
    return try IntakeService(
      configuration: IntakeConfiguration(
        dropRoot: drop, ownFolders: ownFolders, stability: stability),
      vault: vault, store: store, surroundings: surroundings,
      logger: .quiet,
      elapsed: { [self] in now.withLock { $0 } },
      freeSpace: { [self] _ in free.withLock { $0 } }, step: step
    ) { [self] event in events.withLock { $0.append(event) } }
  }

  /// Looks until a quiet file has been taken, or could have been.
  func settle(_ intake: IntakeService, looks: Int = 4) async throws {
    for _ in 0..<looks {
      try await intake.look()
      now.withLock { $0 += .seconds(1) }
    }
  }

  func write(_ path: String, _ bytes: [UInt8] = Scan.pdf()) throws {
    let full = drop + "/" + path
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: full).deletingLastPathComponent().path,
      withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: full))
  }

  /// Takes a name and all the numbered ones after it, so that nothing can be put back there.
  func occupy(_ path: String) throws {
    for name in names(path) {
      try FileManager.default.createDirectory(atPath: name, withIntermediateDirectories: true)
    }
  }

  func vacate(_ path: String) throws {
    for name in names(path) { try FileManager.default.removeItem(atPath: name) }
  }

  private func names(_ path: String) -> [String] {
    let stem = drop + "/" + path.prefix { $0 != "." }
    let ending = path.drop { $0 != "." }
    return ["\(stem)\(ending)"] + (2...1000).map { "\(stem)-\($0)\(ending)" }
  }

  /// Everything below the drop folder that is no folder, and every `.claimed`.
  var left: [String] {
    let all = FileManager.default.enumerator(atPath: drop)?.allObjects as? [String] ?? []
    return all.filter { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: drop + "/" + path, isDirectory: &isFolder)
      return !isFolder.boolValue || path.contains(".claimed")
    }.sorted()
  }

  /// The problems of the last report.
  var problems: [IntakeProblem] {
    events.withLock { events in
      for case .problems(let list) in events.reversed() { return list }
      return []
    }
  }

  /// Clear bytes of the sealed copy of a document.
  func content(_ id: DocumentID) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let reader = try vault.open(id)
    try reader.forEachChunk { bytes += $0 }
    return bytes
  }
}

/// As much of a store as intake asks for, in memory, with faults on order.
final class DocumentStoreDouble: DocumentStore {
  enum Fault { case refuse(StoreError.Code), commitAndLoseTheAnswer }
  struct State {
    var documents: [DocumentID: DocumentRecord] = [:]
    var origins: [DocumentID: DocumentOrigin] = [:]
    var faults: [Fault] = []
    var isDown = false
  }
  let state = Mutex(State())

  var records: [DocumentRecord] {
    state.withLock {
      $0.documents.values.sorted { $0.receptionNumber.number < $1.receptionNumber.number }
    }
  }

  func receive(_ document: NewDocument) async throws(StoreError) -> DocumentRecord {
    try state.withLock { state throws(StoreError) in
      if state.isDown { throw StoreError(.io) }
      let fault = state.faults.isEmpty ? nil : state.faults.removeFirst()
      if case .refuse(let code) = fault { throw StoreError(code) }
      if let known = state.documents[document.id] { return known }
      let record = DocumentRecord(
        id: document.id,
        receptionNumber: ReceptionNumber(
          fiscalYear: FiscalYear(2026), department: document.department,
          number: state.documents.count + 1),
        department: document.department, receivedAt: document.receivedAt,
        receptionDay: CalendarDate(receivedAt: document.receivedAt), size: document.size,
        sha256: document.sha256, life: DocumentLife(), duplicateOf: nil, key: document.key)
      state.documents[document.id] = record
      state.origins[document.id] = document.origin
      if case .commitAndLoseTheAnswer = fault {
        state.isDown = true
        throw StoreError(.io)
      }
      return record
    }
  }

  func document(_ id: DocumentID) async throws(StoreError) -> DocumentRecord? {
    try state.withLock { state throws(StoreError) in
      if state.isDown { throw StoreError(.io) }
      return state.documents[id]
    }
  }

  func origin(of id: DocumentID) async throws(StoreError) -> DocumentOrigin? {
    state.withLock { $0.origins[id] }
  }

  func documents(_ filter: DocumentFilter) async throws(StoreError) -> [DocumentRecord] { records }
  func pages(of id: DocumentID) async throws(StoreError) -> [PageRecord] { [] }
  func takeDocumentToRead() async throws(StoreError) -> ReadingTask? { nil }
  func recordReading(_ id: DocumentID, _ reading: DocumentReading) async throws(StoreError)
    -> [CaseRecord]
  { throw StoreError(.wrongState) }
  func recordReadingFailure(_ id: DocumentID, _ refusal: Refusal) async throws(StoreError)
    -> DocumentRecord
  { throw StoreError(.wrongState) }
  func releaseReading(_ id: DocumentID) async throws(StoreError) {}
  func retryDocument(_ id: DocumentID, by person: PersonID) async throws(StoreError)
    -> DocumentRecord
  { throw StoreError(.wrongState) }
  func eraseDocument(_ id: DocumentID, by actor: Casework.Actor) async throws(StoreError) {
    throw StoreError(.wrongState)
  }
}

/// Keeps keys in memory, and refuses when told to, as a database on a full disk does.
final class KeyStoreDouble: KeyStore {
  let refusal = Mutex<StoreError.Code?>(nil)
  private let keys = InMemoryKeyStore()

  private func check() throws {
    if let code = refusal.withLock({ $0 }) { throw StoreError(code, "keys.sqlite") }
  }

  func put(_ key: WrappedKey) throws {
    try check()
    try keys.put(key)
  }

  func replace(_ key: WrappedKey) throws {
    try check()
    try keys.replace(key)
  }

  func destroy(_ id: KeyID) throws {
    try check()
    try keys.destroy(id)
  }

  func wrappedKey(_ id: KeyID) throws -> WrappedKey? { try keys.wrappedKey(id) }
  func allIDs() throws -> [KeyID] { try keys.allIDs() }
}

/// The smallest files that look whole.
enum Scan {
  static func pdf(_ body: Int = 100) -> [UInt8] {
    let start = "%PDF-1.4\n" + String(repeating: "x", count: body) + "\n"
    return Array("\(start)xref\n0 1\ntrailer\n<<>>\nstartxref\n\(start.utf8.count)\n%%EOF\n".utf8)
  }

  static func jpeg() -> [UInt8] {
    [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 1, count: 300) + [0xFF, 0xD9]
  }

  static func png() -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10] + [UInt8](repeating: 1, count: 200)
      + [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
  }

  /// Pages of one strip each; the directory after its strip, or before it.
  static func tiff(pages: Int = 2, little: Bool = true, directoryFirst: Bool = false) -> [UInt8] {
    func number(_ value: Int, _ width: Int) -> [UInt8] {
      let bytes = (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
      return little ? bytes : bytes.reversed()
    }
    let strip = [UInt8](repeating: 9, count: 500)
    let size = 2 + 2 * 12 + 4
    var bytes: [UInt8] = (little ? [0x49, 0x49] : [0x4D, 0x4D]) + number(42, 2)
    bytes += number(directoryFirst ? 8 : 8 + strip.count, 4)
    for page in 1...pages {
      let data = directoryFirst ? bytes.count + size : bytes.count
      let end = bytes.count + size + strip.count
      let next = page == pages ? 0 : directoryFirst ? end : end + strip.count
      let directory =
        number(2, 2) + number(273, 2) + number(4, 2) + number(1, 4) + number(data, 4)
        + number(279, 2) + number(4, 2) + number(1, 4) + number(strip.count, 4) + number(next, 4)
      bytes += directoryFirst ? directory + strip : strip + directory
    }
    return bytes
  }
}

/// Bytes in memory.
struct Memory: ByteSource {
  var bytes: [UInt8]
  var size: Int64 { Int64(bytes.count) }
  func read(at offset: Int64, count: Int) throws -> [UInt8] {
    Array(bytes.dropFirst(Int(offset)).prefix(count))
  }
}

func probe(_ bytes: [UInt8]) throws -> CompletenessProbe.Verdict {
  try CompletenessProbe.look(at: Memory(bytes: bytes))
}
