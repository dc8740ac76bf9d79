import Casework
import Delivery
import Foundation
import ReaderChannel
import ReaderPool
import Readings

/// Has a reader make the searchable PDF of a case.
struct PoolPrinter: CasePrinter {
  let store: any CaseworkStore
  let pool: ReaderPool
  /// Opens a sealed scan for a reader.
  let open: @Sendable (DocumentRecord) throws -> Descriptor
  let limits: ReadingLimits

  func searchablePDF(of detail: CaseDetail, tellsNumbers: Bool) async throws -> Data {
    let subject = detail.record.receptionNumber.description
    func problem(_ code: DeliveryProblem.Code, _ detail: String) -> DeliveryProblem {
      DeliveryProblem(code, subject: subject, detail: detail)
    }
    var documents: [DocumentID] = []
    let pages = detail.pages.sorted { $0.position < $1.position }
    for page in pages where !documents.contains(page.document) { documents.append(page.document) }
    var descriptors: [Descriptor] = []
    for id in documents {
      guard let record = try await store.document(id) else {
        throw problem(.notPrinted, "no such document")
      }
      do {
        descriptors.append(try open(record))
      } catch {
        throw problem(.contentMissing, "\(error)")
      }
    }
    let order = PDFOrder(
      pages: pages.map { page in
        PDFOrder.Page(
          document: documents.firstIndex(of: page.document) ?? 0, page: page.index,
          reading: page.reading, fields: Self.fields(of: page, detail), tellsNumbers: tellsNumbers)
      }, limits: limits)
    guard !order.pages.isEmpty else { throw problem(.notPrinted, "no pages") }
    do {
      return try await pool.searchablePDF(documents: descriptors, order: order)
    } catch let refusal as Refusal where refusal.code != .readerUnavailable {
      throw problem(.notPrinted, refusal.code.rawValue)
    } catch {
      throw problem(.printerBusy, "")
    }
  }

  /// A field names the page of the document that its case came with.
  private static func fields(
    of page: PageRecord, _ detail: CaseDetail
  ) -> [(reading: FieldReading, value: String?)] {
    guard page.document == detail.record.document else { return [] }
    return (detail.content?.fields ?? []).filter { $0.reading.page == page.index }
      .map { ($0.reading, $0.value) }
  }
}
