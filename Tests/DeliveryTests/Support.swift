import AuditLog
import Casework
import ContractTests
import Foundation
import Japanese
import Logging
import Readings
import SQLiteStore
import StoreKit
import Synchronization
import TestKit
import Testing
import Vault
import Workflows

@testable import Delivery

/// A form with every kind of column.
enum Sample {
  static let box = Box(x: 0, y: 0, width: 10, height: 10)

  static func workflow(_ deliver: [DeliveryTarget] = []) -> Workflow {
    Workflow(
      id: "jidou", name: "児童手当", department: StoreWorld.department,
      form: Form(pages: [FormPage(path: "a.pdf")]),
      fields: [
        Field(name: "氏名", type: .name, source: .box(box)),
        Field(name: "生年月日", type: .date, source: .box(box)),
        Field(
          name: "理由", type: .choice, source: .marks(.check, [Mark(label: "紛失", box: box)]),
          codes: ["紛失": "01"]),
        Field(
          name: "区分", type: .choices, source: .marks(.check, [Mark(label: "甲", box: box)]),
          codes: ["甲": "A", "乙": "B"]),
        Field(
          name: "児童", type: .table,
          source: .table(
            Table(
              firstRow: 100, pitch: 10, rowCount: 4,
              columns: [
                Field(name: "氏名", type: .name, source: .box(box)),
                Field(name: "続柄", type: .text, source: .box(box), codes: ["子": "1"]),
              ]))),
      ], review: ReviewPolicy(sample: 0), queue: "窓口", deliver: deliver)
  }

  /// The same form after it was given another field and its table another column.
  static func wider(_ deliver: [DeliveryTarget]) -> Workflow {
    var wider = workflow(deliver)
    wider.fields.append(Field(name: "電話", type: .text, source: .box(box)))
    for index in wider.fields.indices {
      guard case .table(var table) = wider.fields[index].source else { continue }
      table.columns.append(Field(name: "学校", type: .text, source: .box(box)))
      wider.fields[index].source = .table(table)
    }
    return wider
  }

  static func delivered(_ values: [String: String], number: Int = 1) -> DeliveredCase {
    DeliveredCase(
      facts: CaseFacts(
        receptionNumber: ReceptionNumber(
          fiscalYear: FiscalYear(2026), department: "こども課", number: number),
        receptionDay: CalendarDate(iso: "2026-11-23") ?? .earliest, department: "こども課"),
      values: values)
  }

  static func file(
    _ columns: [Column] = [Column(header: "氏名", value: "氏名")], folder: String = "児童/手当",
    encoding: TextEncoding = .utf8, rows: FileTarget.Rows = .case,
    batch: FileTarget.Batch = .case
  ) -> FileTarget {
    FileTarget(folder: folder, encoding: encoding, rows: rows, batch: batch, columns: columns)
  }
}

/// A store and a delivery root that survive crashes of the daemon; `outbox` is a start.
final class Site: StorePlace {
  private let place: SQLitePlace
  let target: String
  let reports = Mutex<[DeliveryProblem]>([])

  init(fault: (@Sendable (SQLiteStore.FaultPoint) throws -> Void)? = nil) throws {
    place = try SQLitePlace(fault: fault)
    target = try place.root.folder("out")
  }

  func keyStore() throws -> any KeyStore { try place.keyStore() }
  func open(_ services: StoreServices) throws -> any CaseworkStore { try place.open(services) }

  func outbox(
    _ world: StoreWorld, printer: (any CasePrinter)? = nil,
    step: @escaping @Sendable (OutboxStep) throws -> Void = { _ in },
    disk: @escaping DiskWrite = systemWrite
  ) -> Outbox {
    // A new one has told nothing yet.
    reports.withLock { $0 = [] }
    return Outbox(
      store: world.store, root: target, fileMode: 0o640,
      surroundings: world.services.surroundings, logger: .quiet, printer: printer,
      disk: disk, step: step
    ) { [self] problems in reports.withLock { $0 = problems } }
  }

  var problems: [DeliveryProblem] { reports.withLock { $0 } }

  /// Files below the delivery root, hidden ones included.
  var files: [String] {
    let all = FileManager.default.enumerator(atPath: target)?.allObjects as? [String] ?? []
    return all.filter { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: target + "/" + path, isDirectory: &isFolder)
      return !isFolder.boolValue
    }.sorted()
  }

  func text(_ file: String) throws -> String {
    try String(contentsOfFile: target + "/" + file, encoding: .utf8)
  }

  /// What all delivered files say, line by line, without headers.
  func lines() throws -> [String] {
    try files.flatMap { file in
      try text(file).components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }
    }.sorted()
  }
}

extension StoreWorld {
  /// A case that is ready at once: everything in it was accepted.
  @discardableResult
  func ready(
    _ name: String, more: [FieldReading] = [], version: String = "digest-1"
  ) async throws -> CaseRecord {
    let document = try newDocument(name: UUID().uuidString)
    _ = try await store.receive(document)
    let task = try #require(try await store.takeDocumentToRead())
    let field = FieldReading(
      name: "氏名", type: "name", page: 1, box: [0, 0, 1, 1], raw: name, value: name,
      confidence: 1, accepted: true)
    let reading = DocumentReading(
      reader: "test", pages: [PageReading(index: 1, width: 10, height: 10, dpi: 300)],
      cases: [
        CaseReading(
          workflow: "jidou", version: version, score: 1, pages: [1], fields: [field] + more)
      ])
    return try #require(try await store.recordReading(task.document.id, reading).first)
  }

  func state(_ record: CaseRecord) async throws -> CaseLife.State? {
    try await store.find(.id(record.id))?.life.state
  }
}
