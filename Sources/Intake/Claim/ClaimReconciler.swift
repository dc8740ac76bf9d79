internal import Casework
internal import Foundation
internal import Vault

/// What a reconciliation did.
public struct ReconcileReport: Hashable, Sendable {
  /// Files of documents that were recorded before: removed.
  public var finished = 0
  /// Files that were never recorded: in their drop folders again.
  public var putBack = 0
  public var problems: [IntakeProblem] = []

  public init() {}
}

/// Settles every state that a crash can leave between the steps of a claim. Runs at the start,
/// before any claim, and when a claim's end is unknown.
///
/// | found in `.claimed/<id>/` | record in the store | done |
/// | --- | --- | --- |
/// | a file | none | sealed copy and key removed, file put back |
/// | the file that the sealed copy holds | yes | file removed |
/// | another file | yes | file put back, reported |
/// | nothing | – | folder removed |
struct ClaimReconciler: Sendable {
  let configuration: IntakeConfiguration
  let vault: DocumentVault
  let store: any DocumentStore

  func run() async throws -> ReconcileReport {
    var report = ReconcileReport()
    try await offPool { try vault.removeUnfinished() }
    for place in try await offPool({ try claimFolders() }) {
      try await settle(place, &report)
    }
    for id in try await offPool({ try vault.copies() })
    where try await store.document(id) == nil {
      report.problems.append(IntakeProblem(.orphanedCopy, detail: id.rawValue))
    }
    return report
  }

  /// All drop folders that hold a `.claimed`.
  private func claimFolders() throws -> [[FileName]] {
    var found: [[FileName]] = []
    func walk(_ folder: Folder, _ path: [FileName]) {
      guard path.count <= FolderScanner.maxDepth, let names = try? folder.entries() else { return }
      for name in names {
        if name == .claimed {
          found.append(path)
        } else if !name.isIgnored, (try? folder.status(name).kind) == .folder,
          let inner = try? folder.folder(name)
        {
          walk(inner, path + [name])
        }
      }
    }
    walk(try Folder(root: configuration.dropRoot), [])
    return found
  }

  private func settle(_ path: [FileName], _ report: inout ReconcileReport) async throws {
    let folder = try Folder(root: configuration.dropRoot).folder(at: path)
    guard try folder.status(.claimed).kind == .folder else { return }
    let claims = try folder.folder(.claimed)
    for name in try claims.entries() {
      let kind = try claims.status(name).kind
      if kind == .folder, let id = DocumentID(rawValue: name.text) {
        let holder = try claims.folder(name)
        let files = try holder.entries()
        for file in files {
          let mark = ClaimMark(
            folder: folder, claims: claims, holder: holder, id: name, name: file)
          try await settle(mark, id, path, &report)
        }
        try claims.removeFolder(name)
      } else if kind == .file {
        // Nothing but marks belongs here; what somebody put here by hand is not lost either.
        let mark = ClaimMark(
          folder: folder, claims: claims, holder: claims, id: name, name: name)
        if mark.putBack() { report.problems.append(problem(.strayClaim, path, name)) }
      }
    }
    try folder.removeFolder(.claimed)
    try folder.sync()
  }

  private func settle(
    _ mark: ClaimMark, _ id: DocumentID, _ path: [FileName], _ report: inout ReconcileReport
  ) async throws {
    guard let record = try await store.document(id) else {
      try await offPool { try vault.remove(id) }
      if mark.putBack() { report.putBack += 1 }
      return
    }
    let isHeld = try await offPool {
      let file = try mark.holder.openFile(mark.name)
      // A copy that does not open is no reason to remove the last good file.
      return file.size == record.size && (try? vault.holds(id, sameAs: file)) == true
    }
    if isHeld {
      try mark.holder.unlink(mark.name)
      try mark.holder.sync()
      report.finished += 1
    } else if mark.putBack() {
      report.putBack += 1
      report.problems.append(problem(.changedAfterClaim, path, mark.name))
    }
  }

  private func problem(
    _ code: IntakeProblem.Code, _ path: [FileName], _ name: FileName
  ) -> IntakeProblem {
    let origin = DroppedFile(folder: path, name: name, stamp: FileStamp(size: 0, changed: 0))
    return IntakeProblem(
      code, department: origin.department(unsorted: configuration.unsortedDepartment),
      origin: origin)
  }
}
