import Casework
import Crypto
public import Foundation
import Logging
import ReaderChannel
import ReaderPool
public import Readings
import Workflows

/// Reads single scans without storing anything: `uketsuke read` and `uketsuke evaluate`.
public struct ScanReader: Sendable {
  private let pool: ReaderPool
  private let digests: [String]
  private let only: String?
  private let limits: ReadingLimits
  private let site: SiteCounts
  /// Name and version of the reader program.
  public let reader: String
  /// What is wrong with workflow files that could not be used.
  public let complaints: [String]
  /// What staff call the forms, by workflow.
  public let names: [String: String]

  /// Starts readers and compiles the workflows in a folder.
  ///
  /// - Parameters:
  ///   - only: id of the one workflow that every scan must be; nil to identify.
  ///   - learned: what a site has learned, to be tried; nil judges as shipped.
  /// - Throws: `StartFailure` where no reader can be started or no workflow can be used.
  public init(
    workflows: URL, only: String? = nil, program: URL, processes: Int,
    limits: ReadingLimits = .init(), learned: SiteCalibration? = nil
  ) async throws {
    site = SiteCounts(reader: "", pools: [:], calibration: learned)
    pool = ReaderPool(
      configuration: ReaderPoolConfiguration(executable: program.path, children: processes),
      logger: Logger(label: "uketsuke.read") { _ in SwiftLogNoOpLogHandler() })
    self.only = only
    self.limits = limits
    do {
      reader = try await pool.warmUp() ?? ""
      let cache = FormCache(folder: Self.cacheFolder, reader: reader, pool: pool)
      var forms: [CompiledForm] = []
      var complaints: [String] = []
      var names: [String: String] = [:]
      for loaded in WorkflowFolder.load(together: WorkflowFolder.files(at: workflows)) {
        complaints += loaded.errors.map(\.description)
        guard let version = loaded.version, only == nil || version.workflow.id == only else {
          continue
        }
        do {
          forms.append(try await cache.compiled(version))
          names[version.workflow.id] = version.workflow.name
        } catch let rejection as FormRejection {
          complaints.append("\(loaded.file.path): \(rejection.japanese) / \(rejection.english)")
        }
      }
      self.complaints = complaints
      self.names = names
      guard !forms.isEmpty else { throw StartFailure.noWorkflows(workflows.path, complaints) }
      digests = forms.map(\.digest)
      await pool.setForms(forms)
    } catch let refusal as Refusal {
      await pool.shutDown()
      throw StartFailure.reader(program.path, refusal)
    } catch {
      await pool.shutDown()
      throw error
    }
  }

  /// - Throws: `Refusal` for a document that cannot be processed.
  public func read(_ file: URL) async throws -> DocumentReading {
    guard let descriptor = try? Descriptor.open(path: file.path) else {
      throw StartFailure.unreadable(file.path)
    }
    return try await pool.read(
      document: descriptor,
      order: ReaderRequest.ReadOrder(limits: limits, only: only, digests: digests, site: site))
  }

  /// A page with the fields' boxes and values and the places of findings drawn over it, and below
  /// it what they mean, as PNG.
  public func annotated(_ file: URL, _ reading: DocumentReading, page: Int) async throws -> Data {
    let descriptor = try Descriptor.open(path: file.path)
    let found = reading.pages.first { $0.index == page }
    let note = PageNote(reading, page: page)
    let order = ReaderRequest.RenderOrder(
      page: page, rotation: found?.rotation ?? 0, skew: found?.skew ?? 0, longestSide: 2400,
      overlay: note.frames, legend: note.legend, limits: limits)
    return try await pool.render(document: descriptor, order: order).png
  }

  /// All pages as one PDF that can be searched. A 個人番号 is not in its text.
  public func searchablePDF(_ file: URL, _ reading: DocumentReading) async throws -> Data {
    let fields = reading.cases.flatMap(\.fields)
    let order = PDFOrder(
      pages: reading.pages.map { page in
        PDFOrder.Page(
          document: 0, page: page.index, reading: page,
          fields: fields.filter { $0.page == page.index }.map { ($0, $0.value) },
          tellsNumbers: false)
      }, limits: limits)
    return try await pool.searchablePDF(
      documents: [try Descriptor.open(path: file.path)], order: order)
  }

  /// The place of a field with a little around it, as PNG.
  ///
  /// - Parameter corners: of the field on the upright page, pixels: x, y, x, y, …
  public func picture(
    _ file: URL, _ reading: DocumentReading, page: Int, corners: [Double]
  ) async throws -> Data {
    let found = reading.pages.first { $0.index == page }
    let across = stride(from: 0, to: corners.count, by: 2).map { corners[$0] }
    let down = stride(from: 1, to: corners.count, by: 2).map { corners[$0] }
    let margin = (found?.dpi ?? 300) * 0.06
    let left = max(0, (across.min() ?? 0) - margin)
    let top = max(0, (down.min() ?? 0) - margin)
    let right = min(Double(found?.width ?? 0), (across.max() ?? 0) + margin)
    let bottom = min(Double(found?.height ?? 0), (down.max() ?? 0) + margin)
    let order = ReaderRequest.RenderOrder(
      page: page, rotation: found?.rotation ?? 0, skew: found?.skew ?? 0, longestSide: 900,
      clip: [Int(left), Int(top), max(1, Int(right - left)), max(1, Int(bottom - top))],
      limits: limits)
    return try await pool.render(
      document: try Descriptor.open(path: file.path), order: order
    ).png
  }

  /// A page as it was scanned, as PNG.
  public func page(_ file: URL, _ page: Int) async throws -> Data {
    try await pool.render(
      document: try Descriptor.open(path: file.path),
      order: ReaderRequest.RenderOrder(page: page, limits: limits)
    ).png
  }

  /// Ends the readers.
  public func close() async { await pool.shutDown() }

  /// SHA-256 of a file in hexadecimal digits, read in pieces.
  public static func sha256(_ file: URL) throws -> String {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    var hash = SHA256()
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      hash.update(data: piece)
    }
    return hash.finalize().map { String(format: "%02x", $0) }.joined()
  }

  static var cacheFolder: URL {
    let environment = ProcessInfo.processInfo.environment
    let base =
      environment["XDG_CACHE_HOME"].map { URL(filePath: $0) }
      ?? URL(filePath: environment["HOME"] ?? "/nonexistent").appending(path: ".cache")
    return base.appending(path: "uketsuke/forms")
  }
}
