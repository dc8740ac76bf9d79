import Casework
import ReaderPool

/// What becomes of forms with the readers.
struct FormReaders: Sendable {
  /// Throws what `FormCache.compiled` throws.
  var compile: @Sendable (WorkflowVersion) async throws -> CompiledForm
  /// Makes these the forms that readers know.
  var use: @Sendable ([CompiledForm]) async -> Void
}

extension FormReaders {
  init(cache: FormCache, pool: ReaderPool) {
    self.init(
      compile: { try await cache.compiled($0) }, use: { await pool.setForms($0) })
  }
}
