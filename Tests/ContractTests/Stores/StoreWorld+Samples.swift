package import Casework
import Foundation
package import Readings
import Testing
import Vault
package import Workflows

extension StoreWorld {
  package static let department = "国保年金課"
  static let sato = PersonID("sato")
  static let abe = PersonID("abe")
  static let kato = PersonID("kato")

  static let box = Box(x: 0, y: 0, width: 10, height: 10)

  package static func workflow(
    approve: [String] = [], deliver: [String] = ["国保/再交付"], activation: Activation = .direct,
    id: String = "saikofu", name: String = "再交付申請書"
  ) -> Workflow {
    Workflow(
      id: id, name: name, department: department, activation: activation,
      form: Form(pages: [FormPage(path: "a.pdf")]),
      fields: [
        Field(name: "氏名", type: .name, required: true, source: .box(box)),
        Field(name: "フリガナ", type: .kana, source: .box(box)),
        Field(name: "生年月日", type: .date, source: .box(box)),
        Field(name: "個人番号", type: .myNumber, source: .box(box)),
      ],
      review: ReviewPolicy(sample: 0), approve: approve, queue: "国保窓口",
      deliver: deliver.map {
        .csv(FileTarget(folder: $0, columns: [Column(header: "氏名", value: "氏名")]))
      })
  }

  /// Stores a workflow and makes it count.
  package func activate(_ workflow: Workflow, digest: String = "digest-1") async throws {
    try await store.storeWorkflow(
      WorkflowVersion(
        digest: digest, yaml: Data("id: \(workflow.id)".utf8), workflow: workflow,
        blankPages: [BlankPage(path: "a.pdf", bytes: Data([1, 2, 3]))]))
    try await store.activateWorkflow(digest, by: nil)
  }

  /// A claimed file, with its key made as intake does.
  package func newDocument(
    sha256: String? = nil, department: String = department, name: String = "山田太郎.pdf"
  ) throws -> NewDocument {
    let id: DocumentID = makeID()
    let key = KeyID.document(id.rawValue)
    try ring.newKey(key)
    return NewDocument(
      id: id, department: department, origin: DocumentOrigin(folder: "窓口", fileName: name),
      size: 1234, sha256: sha256 ?? String(repeating: "0", count: 38) + id.rawValue.lowercased(),
      receivedAt: now, key: key)
  }

  static func field(
    _ name: String, _ type: FieldType, _ value: String?, accepted: Bool = true
  ) -> FieldReading {
    FieldReading(
      name: name, type: type.rawValue, page: 1, box: [0, 0, 10, 10], raw: value ?? "",
      value: value, confidence: accepted ? 0.9999 : 0.5, accepted: accepted)
  }

  static func page(_ index: Int, blank: Bool = false) -> PageReading {
    PageReading(index: index, width: 2480, height: 3508, dpi: 300, isBlank: blank)
  }

  /// One application on one page; the name is accepted or waits.
  static func caseReading(
    _ name: String = "山田　太郎", pages: [Int] = [1], accepted: Bool = true,
    version: String = "digest-1", workflow: String = "saikofu"
  ) -> CaseReading {
    CaseReading(
      workflow: workflow, version: version, score: 0.98, pages: pages,
      fields: [
        field("氏名", .name, name, accepted: accepted), field("フリガナ", .kana, "ヤマダ　タロウ"),
        field("生年月日", .date, "1985-01-02"),
      ])
  }

  static func reading(_ cases: [CaseReading], pages: [PageReading]? = nil) -> DocumentReading {
    let last = cases.flatMap(\.pages).max() ?? 1
    return DocumentReading(
      reader: "test", pages: pages ?? (1...last).map { page($0) }, cases: cases)
  }

  /// Receives a document and takes it to be read.
  func reading(_ document: NewDocument) async throws -> DocumentRecord {
    _ = try await store.receive(document)
    let task = try #require(try await store.takeDocumentToRead())
    #expect(task.document.id == document.id)
    return task.document
  }

  /// A case as it comes out of reading.
  package func makeCase(_ reading: CaseReading = caseReading()) async throws -> CaseRecord {
    let document = try await self.reading(try newDocument())
    let cases = try await store.recordReading(document.id, Self.reading([reading]))
    return try #require(cases.first)
  }

  func expect<Value>(
    _ code: StoreError.Code, location: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Value
  ) async {
    do {
      _ = try await body()
      Issue.record("not refused", sourceLocation: location)
    } catch let error as StoreError {
      #expect(error.code == code, sourceLocation: location)
    } catch {
      Issue.record(error, sourceLocation: location)
    }
  }
}
