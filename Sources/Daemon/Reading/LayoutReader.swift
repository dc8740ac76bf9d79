public import Foundation
import Logging
import ReaderChannel
import ReaderPool
public import Readings

/// Looks at blank forms: `uketsuke workflow new`.
public enum LayoutReader {
  /// Boxes that a page of a blank form seems to have.
  ///
  /// - Parameter page: 1 for the first.
  /// - Throws: `Refusal` for a file that cannot be processed, `StartFailure` where it or the reader
  ///   cannot be used.
  public static func propose(_ file: URL, page: Int, program: URL) async throws -> LayoutProposal {
    guard let descriptor = try? Descriptor.open(path: file.path) else {
      throw StartFailure.unreadable(file.path)
    }
    let pool = ReaderPool(
      configuration: ReaderPoolConfiguration(executable: program.path, children: 1),
      logger: Logger(label: "uketsuke.layout") { _ in SwiftLogNoOpLogHandler() })
    do {
      let proposal = try await pool.proposeLayout(form: descriptor, page: page)
      await pool.shutDown()
      return proposal
    } catch {
      await pool.shutDown()
      if let refusal = error as? Refusal, refusal.code == .readerUnavailable {
        throw StartFailure.reader(program.path, refusal)
      }
      throw error
    }
  }
}
