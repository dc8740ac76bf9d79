import Foundation
import Logging
import Synchronization
import Testing

@testable import Intake

/// Names of folders in the log.
@Suite struct LogTests {
  /// Every line with its metadata.
  private final class Book: Sendable {
    let lines = Mutex<[String]>([])
    var text: String { lines.withLock { $0.joined(separator: "\n") } }
  }

  private struct Handler: LogHandler {
    let book: Book
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      book.lines.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
    }
  }

  /// A folder may be named after a citizen.
  @Test func onlyDepartmentsAreNamedInTheLog() async throws {
    let site = try Site()
    let book = Book()
    let intake = try IntakeService(
      configuration: IntakeConfiguration(dropRoot: site.drop), vault: site.vault,
      store: site.store, surroundings: site.surroundings,
      logger: Logger(label: "test") { _ in Handler(book: book) },
      mayBeLogged: { $0 == "国保年金課" }
    ) { _ in }
    for department in ["国保年金課", "山田太郎"] {
      try site.write("\(department)/a.pdf")
      try FileManager.default.createSymbolicLink(
        atPath: "\(site.drop)/\(department)/佐藤花子.pdf", withDestinationPath: "a.pdf")
    }
    try await intake.look()
    let number = try #require(
      try FileManager.default.attributesOfItem(atPath: "\(site.drop)/山田太郎")[.systemFileNumber]
        as? NSNumber)
    #expect(book.text.contains("symbolicLink"))
    #expect(book.text.contains("国保年金課"))
    #expect(!book.text.contains("山田") && !book.text.contains("佐藤"))
    #expect(book.text.contains("inode \(number)"))
  }
}
