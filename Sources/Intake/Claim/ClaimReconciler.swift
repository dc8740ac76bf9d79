internal import Casework
internal import Foundation
internal import Vault

/// Settles every state that a crash can leave between the steps of a claim. Runs at the start,
/// before any claim, and when a claim's end is unknown.
///
/// | found in `.claimed/<id>/` | record in the store | done |
/// | --- | --- | --- |
/// | a file | none | sealed copy and key removed, file put back |
/// | the file that the sealed copy holds | yes | file removed |
/// | another file | yes | file put back, reported |
/// | nothing | – | folder removed |
///
/// What resists stays as it is and is noted: one bad mark holds up no other file.
struct ClaimReconciler: Sendable {
  let configuration: IntakeConfiguration
  let vault: DocumentVault
  let store: any DocumentStore
  /// Opens a folder in another; a parameter, for not even root's files refuse root.
  var enter: @Sendable (Folder, FileName) throws(SystemFailure) -> Folder = {
    (folder, name) throws(SystemFailure) in try folder.folder(name)
  }

  /// - Throws: where nothing can be settled: `StoreError`, `VaultError`, `SystemFailure`.
  func run() async throws -> ReconcileReport {
    var report = ReconcileReport()
    try await offPool { try vault.removeUnfinished() }
    let found = try await offPool { try claimFolders() }
    report.unsettled = found.unreadable
    for place in found.places {
      try await settle(ClaimPlace(path: place, configuration), &report)
    }
    return report
  }

  /// Sealed copies that no record names. To be called when nothing is left to settle that could
  /// be one.
  func orphans() async throws -> [IntakeProblem] {
    var problems: [IntakeProblem] = []
    for id in try await offPool({ try vault.copies() })
    where try await store.document(id) == nil {
      problems.append(IntakeProblem(.orphanedCopy, detail: id.rawValue))
    }
    return problems
  }

  // MARK: Marks

  private func settle(_ place: ClaimPlace, _ report: inout ReconcileReport) async throws {
    do {
      let folder = try Folder(root: configuration.dropRoot).folder(at: place.path)
      guard try folder.status(.claimed).kind == .folder else { return }
      let claims = try folder.folder(.claimed)
      for name in try claims.entries() {
        try await settle(name, in: claims, of: folder, place, &report)
      }
      try folder.removeFolder(.claimed)
      try folder.sync()
    } catch let error as SystemFailure {
      guard !error.isMissing else { return }
      report.unsettled.append(place.problem(.unreadable, error.description))
    }
  }

  private func settle(
    _ name: FileName, in claims: Folder, of folder: Folder, _ place: ClaimPlace,
    _ report: inout ReconcileReport
  ) async throws {
    do {
      let kind = try claims.status(name).kind
      if kind == .folder, let id = DocumentID(rawValue: name.text) {
        let holder = try claims.folder(name)
        for file in try holder.entries() {
          let mark = ClaimMark(
            folder: folder, claims: claims, holder: holder, id: name, name: file)
          try await settle(mark, id, place, &report)
        }
        try claims.removeFolder(name)
      } else if kind == .folder {
        report.unsettled.append(place.problem(.unsettledClaim, "no claim"))
      } else {
        // Nothing but marks belongs here; what somebody put here by hand is not lost either.
        let mark = ClaimMark(folder: folder, claims: claims, holder: claims, id: name, name: name)
        guard mark.putBack() else {
          report.unsettled.append(place.problem(.unsettledClaim))
          return
        }
        report.problems.append(place.problem(.strayClaim, file: name))
      }
    } catch let error as SystemFailure {
      report.unsettled.append(place.problem(.unsettledClaim, error.description))
    }
  }

  private func settle(
    _ mark: ClaimMark, _ id: DocumentID, _ place: ClaimPlace, _ report: inout ReconcileReport
  ) async throws {
    // Outside of what concerns this mark alone: without the store none can be settled.
    let record = try await store.document(id)
    do {
      switch try await offPool({ try end(mark, id, record) }) {
      case .finished: report.finished += 1
      case .putBack:
        report.putBack += 1
        if record != nil {
          report.problems.append(place.problem(.changedAfterClaim, file: mark.name))
        }
      case .stuck: report.unsettled.append(place.problem(.unsettledClaim, id.rawValue))
      }
    } catch {
      report.unsettled.append(
        place.problem(.unsettledClaim, "\(id): \(IntakeProblem.words(error))"))
    }
  }

  private enum End { case finished, putBack, stuck }

  private func end(_ mark: ClaimMark, _ id: DocumentID, _ record: DocumentRecord?) throws -> End {
    guard let record else {
      try vault.discard(id)
      return mark.putBack() ? .putBack : .stuck
    }
    let file = try mark.holder.openFile(mark.name)
    // A copy that does not open is no reason to remove the last good file.
    guard file.size == record.size, (try? vault.holds(id, sameAs: file)) == true else {
      return mark.putBack() ? .putBack : .stuck
    }
    try mark.holder.unlink(mark.name)
    try mark.holder.sync()
    return .finished
  }
}
