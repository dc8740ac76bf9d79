internal import Casework
internal import Workflows

/// What goes into delivered files: cases opened with their values, as text or as PDF.
actor DeliveryContent {
  /// A version of a workflow, without its blank pages.
  struct Version: Sendable {
    var digest: String
    var workflow: Workflow
  }

  /// Bytes of a file, and whose cases they are.
  struct Rendered: Sendable {
    var bytes: [UInt8]
    var numbers: [ReceptionNumber]
  }

  private let store: any OutboxStore
  private let printer: (any CasePrinter)?
  /// By digest. A version never changes.
  private var versions: [String: Version] = [:]

  init(store: any OutboxStore, printer: (any CasePrinter)?) {
    self.store = store
    self.printer = printer
  }

  /// The version of this digest, or nil where the store has none.
  func version(_ digest: String) async throws -> Version? {
    if let known = versions[digest] { return known }
    guard let stored = try await store.workflow(digest) else { return nil }
    let version = Version(digest: digest, workflow: stored.workflow)
    versions[digest] = version
    return version
  }

  /// One file of these cases for a target.
  ///
  /// - Throws: `DeliveryProblem` where a case cannot be opened or written so, `StoreError`.
  func render(
    _ cases: [CaseID], _ target: DeliveryTarget, _ workflow: Workflow
  ) async throws -> Rendered {
    if case .searchablePDF(let file) = target { return try await print(cases, file) }
    var delivered: [DeliveredCase] = []
    for id in cases {
      let (record, content) = try await opened(id)
      var read: Workflow?
      if let version = record.version { read = try await self.version(version)?.workflow }
      delivered.append(
        DeliveredCase(
          facts: CaseFacts(
            receptionNumber: record.receptionNumber, receptionDay: record.receptionDay,
            department: record.department),
          values: content.values, names: ReadNames(content, readWith: read)))
    }
    return Rendered(
      bytes: try FileRenderer(target, workflow: workflow).render(delivered),
      numbers: delivered.map(\.facts.receptionNumber))
  }

  /// A PDF is one case's.
  private func print(_ cases: [CaseID], _ target: PDFTarget) async throws -> Rendered {
    guard let id = cases.first, cases.count == 1, let printer else {
      throw DeliveryProblem(.notPrinted)
    }
    let detail = try await detail(id)
    let pdf = try await printer.searchablePDF(of: detail, tellsNumbers: target.myNumber == .include)
    return Rendered(bytes: [UInt8](pdf), numbers: [detail.record.receptionNumber])
  }

  /// Throws a problem of the one case where it cannot be opened.
  private func opened(_ id: CaseID) async throws -> (CaseRecord, CaseContent) {
    let detail = try await detail(id)
    guard let content = detail.content else {
      throw DeliveryProblem(.contentMissing, subject: try await number(of: id))
    }
    return (detail.record, content)
  }

  private func detail(_ id: CaseID) async throws -> CaseDetail {
    do {
      if let detail = try await store.caseDetail(id), detail.content != nil { return detail }
    } catch {
      guard error.isOfOneCase else { throw error }
      throw DeliveryProblem(error, subject: try await number(of: id))
    }
    throw DeliveryProblem(.contentMissing, subject: try await number(of: id))
  }

  private func number(of id: CaseID) async throws -> String {
    try await store.find(.id(id))?.receptionNumber.description ?? id.rawValue
  }
}

extension StoreError {
  /// Whether it speaks of one record only, and the next one may fare better.
  var isOfOneCase: Bool { code == .keys || code == .damaged }
}

extension DeliveryProblem {
  init(_ error: StoreError, subject: String) {
    self.init(
      error.isOfOneCase ? .contentMissing : .storeUnavailable, subject: subject,
      detail: error.description)
  }
}
