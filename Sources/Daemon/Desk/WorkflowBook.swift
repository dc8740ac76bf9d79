import Casework
import Workflows

/// Workflows by the digest of their version, each loaded once: a version comes out of the store
/// with its blank pages, which nobody at the desk needs.
actor WorkflowBook {
  private let store: any WorkflowStore
  private var known: [String: Workflow] = [:]

  init(_ store: any WorkflowStore) { self.store = store }

  /// Nil where no version has this digest.
  func workflow(_ digest: String) async throws -> Workflow? {
    if let known = known[digest] { return known }
    let workflow = try await store.workflow(digest)?.workflow
    // A version never changes.
    known[digest] = workflow
    return workflow
  }

  /// The versions that count, by digest.
  func active() async throws -> [(digest: String, workflow: Workflow)] {
    var found: [(digest: String, workflow: Workflow)] = []
    for digest in try await store.activeDigests().sorted(by: { $0.key < $1.key }).map(\.value) {
      if let workflow = try await workflow(digest) { found.append((digest, workflow)) }
    }
    return found
  }
}
