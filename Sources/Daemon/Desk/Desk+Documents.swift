import AuditLog
import Casework
import Foundation
import Readings

extension AuditEventType {
  /// A person looked at a document that became no case.
  static let documentViewed = AuditEventType(rawValue: "document.viewed")
}

extension Desk {
  /// The case that a reference names or, where there is none, the document: its number is its
  /// first case's.
  func show(_ reference: CaseReference, to person: PersonID) async throws -> DeskResponse {
    if let record = try await store.find(reference) {
      return .cases([try await open(record, .caseViewed, for: person)])
    }
    guard let document = try await document(reference) else {
      throw DeskFailure(
        .refused, japanese: "該当する案件も文書もありません。受付番号を確認してください。",
        english: "There is no such case or document; check the reception number.")
    }
    try await store.record(
      AuditEvent(
        .documentViewed, document: document.id.rawValue, actor: .person(id: person.rawValue)))
    return .document(ShownDocument(document, try await store.origin(of: document.id)))
  }

  func document(_ reference: CaseReference) async throws -> DocumentRecord? {
    switch reference {
    case .id(let id):
      guard let id = DocumentID(rawValue: id.rawValue) else { return nil }
      return try await store.document(id)
    case .number(let number):
      guard number.branch == 1 else { return nil }
      return try await store.documents(DocumentFilter(number: number, limit: 1)).first
    }
  }

  /// Ids by which audit records name what a text is about: the case, its document and its
  /// deliveries; none for any other text.
  func auditNames(of text: String) async throws -> [String] {
    guard let reference = CaseReference(text) else { return [] }
    if let record = try await store.find(reference) {
      return [record.id.rawValue, record.document.rawValue]
        + (try await store.deliveries(of: record.id).map(\.intent.id.rawValue))
    }
    return try await document(reference).map { [$0.id.rawValue] } ?? []
  }

  /// A document that is not in quarantine has nothing to be read again for.
  func retry(_ text: String, by person: PersonID) async throws {
    guard let reference = CaseReference(text), let document = try await document(reference) else {
      throw DeskFailure(
        .refused, japanese: "該当する文書がありません：\(text)",
        english: "There is no such document: \(text)")
    }
    guard document.life.state == .quarantined else {
      throw DeskFailure(
        .refused,
        japanese: "隔離されていない文書は再読取できません。（現在の状態：\(document.life.state.japanese)）",
        english:
          "Only a document in quarantine can be read again (now: \(document.life.state.rawValue)).")
    }
    _ = try await store.retryDocument(document.id, by: person)
  }
}

extension ShownDocument {
  init(_ record: DocumentRecord, _ origin: DocumentOrigin?) {
    self.init(
      receptionNumber: record.receptionNumber.description, document: record.id.rawValue,
      department: record.department, receivedAt: record.receivedAt, folder: origin?.folder,
      fileName: origin?.fileName, state: record.life.state.rawValue,
      code: record.life.refusal?.code.rawValue, japanese: record.life.refusal?.japanese,
      english: record.life.refusal?.english)
  }
}
