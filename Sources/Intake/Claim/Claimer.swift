internal import Casework
internal import Foundation
internal import Vault

/// Takes one file: marks it, seals a copy, has it recorded, and only then removes the source.
struct Claimer: Sendable {
  let configuration: IntakeConfiguration
  let vault: DocumentVault
  let store: any DocumentStore
  let surroundings: StoreSurroundings
  /// Bytes that are free at a path; nil where that cannot be told.
  let freeSpace: @Sendable (String) -> Int64?
  /// Called after each step; what it throws stops the claim where it stands, as a crash would.
  let step: @Sendable (ClaimStep) throws -> Void

  /// - Throws: only what `step` throws.
  func claim(_ file: DroppedFile) async throws -> ClaimResult {
    if let refusal = try await offPool({ room(for: file) }) { return refusal }
    let id: DocumentID = surroundings.makeID()
    let mark: ClaimMark
    switch begin(file, id) {
    case .success(let made): mark = made
    case .failure(let outcome): return outcome.result
    }
    try step(.marked)

    let summary: SealedFileSummary
    switch try await offPool({ try seal(file, id, mark) }) {
    case .success(let sealed): summary = sealed
    case .failure(let outcome): return undo(id, mark, outcome, file)
    }
    try step(.verified)

    let record: DocumentRecord
    do throws(StoreError) {
      record = try await store.receive(document(file, id, summary))
    } catch {
      return await settle(id, mark, error, file)
    }
    try step(.received)
    return try finish(file, mark, record)
  }

  // MARK: Steps

  /// Nil where the sealed copy fits. A disk that is filled to its last byte could not even record
  /// what became of the file.
  private func room(for file: DroppedFile) -> ClaimResult? {
    guard let free = freeSpace(vault.state.path) else { return nil }
    let left = free - configuration.reserve
    let needed = FreeSpace.needed(for: file.stamp.size)
    guard left < needed else { return nil }
    let problem = problem(
      .diskFull, file,
      "\((needed >> 20) + 1) MiB needed, \(max(0, free) >> 20) MiB free, "
        + "\(configuration.reserve >> 20) MiB kept")
    return left <= 0 ? .failed(problem) : .noRoom(problem)
  }

  private func begin(_ file: DroppedFile, _ id: DocumentID) -> Result<ClaimMark, ClaimOutcome> {
    do throws(SystemFailure) {
      let folder = try Folder(root: configuration.dropRoot).folder(at: file.folder)
      guard try folder.status(file.name).stamp == file.stamp else { return .failure(.changed) }
      try folder.makeFolder(.claimed)
      let claims = try folder.folder(.claimed)
      try claims.makeFolder(FileName(id))
      let holder = try claims.folder(FileName(id))
      let mark = ClaimMark(
        folder: folder, claims: claims, holder: holder, id: FileName(id), name: file.name)
      do throws(SystemFailure) {
        try folder.move(file.name, to: holder, as: file.name)
      } catch {
        mark.clear()
        throw error
      }
      return .success(mark)
    } catch {
      if error.isMissing { return .failure(.changed) }
      let code: IntakeProblem.Code =
        error.isFull ? .diskFull : error.isDenied ? .unwritable : .unreadable
      return .failure(.problem(problem(code, file, error.description)))
    }
  }

  private func seal(
    _ file: DroppedFile, _ id: DocumentID, _ mark: ClaimMark
  ) throws -> Result<SealedFileSummary, ClaimOutcome> {
    let source: OpenFile
    do throws(SystemFailure) {
      source = try mark.holder.openFile(mark.name)
    } catch {
      return .failure(
        error.isMissing ? .changed : .problem(problem(.unreadable, file, error.description)))
    }
    guard source.opened == file.stamp else { return .failure(.changed) }

    let key: DataKey
    do {
      key = try vault.keys.newKey(DocumentVault.keyID(of: id), at: surroundings.now())
    } catch {
      return .failure(.problem(problem(error, file)))
    }
    try step(.keyMade)
    let summary: SealedFileSummary
    do {
      var writer = try vault.writer(id, key: key)
      try source.forEachPiece { try writer.write($0) }
      summary = try writer.finish()
    } catch let error as VaultError {
      return .failure(.problem(problem(error, file)))
    } catch let error as SystemFailure {
      return .failure(.problem(problem(.unreadable, file, error.description)))
    }
    try step(.sealed)
    guard Int64(summary.size) == file.stamp.size, mark.isUnchanged(file.stamp, source) else {
      return .failure(.changed)
    }
    return .success(summary)
  }

  private func document(
    _ file: DroppedFile, _ id: DocumentID, _ summary: SealedFileSummary
  ) -> NewDocument {
    NewDocument(
      id: id, department: file.department(unsorted: configuration.unsortedDepartment),
      origin: DocumentOrigin(
        folder: file.folder.dropFirst().map(\.text).joined(separator: "/"),
        fileName: file.name.text),
      size: Int64(summary.size), sha256: summary.sha256.hexadecimal,
      receivedAt: surroundings.now(), key: DocumentVault.keyID(of: id))
  }

  private func finish(
    _ file: DroppedFile, _ mark: ClaimMark, _ record: DocumentRecord
  ) throws -> ClaimResult {
    guard mark.isUnchanged(file.stamp) else {
      guard mark.putBack() else {
        return .receivedUnsettled(record, problem(.unsettledClaim, file, ""))
      }
      return .receivedThenChanged(record, problem(.changedAfterClaim, file, ""))
    }
    try step(.rechecked)
    do throws(SystemFailure) {
      try mark.holder.unlink(mark.name)
      try mark.holder.sync()
    } catch {
      // The document is in the store; the reconciler removes what is left.
      return .receivedUnsettled(record, problem(.unsettledClaim, file, error.description))
    }
    try step(.unlinked)
    mark.clear()
    try step(.finished)
    return .received(record)
  }

  // MARK: Going back

  /// The store said no. Where it did not record the document the claim is undone; where that
  /// cannot be known nothing is touched.
  private func settle(
    _ id: DocumentID, _ mark: ClaimMark, _ error: StoreError, _ file: DroppedFile
  ) async -> ClaimResult {
    let code: IntakeProblem.Code = error.code == .diskFull ? .diskFull : .storeUnavailable
    let problem = problem(code, file, error.description)
    do throws(StoreError) {
      guard try await store.document(id) == nil else { return .unsettled(problem) }
    } catch {
      return .unsettled(problem)
    }
    return undo(id, mark, .problem(problem), file)
  }

  /// The copy first, then the source: a crash between leaves a mark to settle.
  private func undo(
    _ id: DocumentID, _ mark: ClaimMark, _ outcome: ClaimOutcome, _ file: DroppedFile
  ) -> ClaimResult {
    do throws(VaultError) {
      try vault.discard(id)
    } catch {
      return .unsettled(problem(.unsettledClaim, file, error.english))
    }
    guard mark.putBack() else {
      return .unsettled(problem(.unsettledClaim, file, outcome.detail))
    }
    return outcome.result
  }

  /// What the vault, or the store of its keys, said no to.
  private func problem(_ error: any Error, _ file: DroppedFile) -> IntakeProblem {
    switch error {
    case let error as VaultError:
      problem(
        SystemFailure.lastWordsAreFull(error.detail) ? .diskFull : .cannotSeal, file,
        error.english)
    case let error as StoreError:
      problem(error.code == .diskFull ? .diskFull : .cannotSeal, file, error.description)
    default: problem(.cannotSeal, file, "\(type(of: error))")
    }
  }

  private func problem(
    _ code: IntakeProblem.Code, _ file: DroppedFile, _ detail: String
  ) -> IntakeProblem {
    IntakeProblem(
      code, department: file.department(unsorted: configuration.unsortedDepartment),
      detail: detail, origin: file)
  }
}

/// Why a claim did not come to a record.
enum ClaimOutcome: Error, Sendable {
  case changed
  case problem(IntakeProblem)

  var result: ClaimResult {
    switch self {
    case .changed: .changed
    case .problem(let problem): .failed(problem)
    }
  }

  /// Why, for operators.
  var detail: String {
    switch self {
    case .changed: ""
    case .problem(let problem): problem.detail
    }
  }
}

extension Data {
  /// Lower case.
  var hexadecimal: String {
    map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }
}
