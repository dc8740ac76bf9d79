public import Foundation
public import Readings
public import Vault

/// Seals what stores keep of documents and cases, and hashes what staff search by. The same bytes
/// and contexts on every engine, so that a store can be moved to another.
public struct CaseVault: Sendable {
  private let ring: KeyRing
  private let hasher: SearchHasher

  public init(ring: KeyRing, hasher: SearchHasher) {
    self.ring = ring
    self.hasher = hasher
  }

  // MARK: Keys

  /// Makes the key of a new case and returns its id. Durable on return, before anything is
  /// sealed with it; a key that a failed transaction leaves behind seals nothing.
  public func newCaseKey(_ id: CaseID, at time: Date) throws(StoreError) -> KeyID {
    let key = KeyID.case(id.rawValue)
    try wrapping { _ = try ring.keyOrNew(key, at: time) }
    return key
  }

  public func destroy(_ key: KeyID) throws(StoreError) {
    try wrapping { try ring.destroy(key) }
  }

  // MARK: Values

  public func seal(_ content: CaseContent, of id: CaseID, key: KeyID) throws(StoreError) -> Data {
    try seal(content, key: key, context: "case/\(id)/content")
  }

  public func openContent(_ sealed: Data, of id: CaseID, key: KeyID) throws(StoreError)
    -> CaseContent
  {
    try open(sealed, key: key, context: "case/\(id)/content")
  }

  public func seal(_ origin: DocumentOrigin, of id: DocumentID, key: KeyID) throws(StoreError)
    -> Data
  {
    try seal(origin, key: key, context: "document/\(id)/origin")
  }

  public func openOrigin(_ sealed: Data, of id: DocumentID, key: KeyID) throws(StoreError)
    -> DocumentOrigin
  {
    try open(sealed, key: key, context: "document/\(id)/origin")
  }

  /// A page is sealed under the document's key: it can move between cases, its bytes cannot.
  public func seal(_ page: PageReading, of id: DocumentID, key: KeyID) throws(StoreError) -> Data {
    try seal(page, key: key, context: "document/\(id)/page/\(page.index)")
  }

  public func openPage(_ sealed: Data, _ index: Int, of id: DocumentID, key: KeyID)
    throws(StoreError) -> PageReading
  {
    try open(sealed, key: key, context: "document/\(id)/page/\(index)")
  }

  /// The key that opens an audit record's commitments.
  public func seal(recordKey: Data, index: Int, key: KeyID) throws(StoreError) -> Data {
    try seal(recordKey, key: key, context: "audit/\(index)")
  }

  public func openRecordKey(_ sealed: Data, index: Int, key: KeyID) throws(StoreError) -> Data {
    try open(sealed, key: key, context: "audit/\(index)")
  }

  // MARK: Search

  /// What a case is found by: each name, reading and date of birth in it, folded and hashed.
  /// A date counts as one of birth where its field is called 生年月日.
  public func searchHashes(_ content: CaseContent, department: String) -> [SearchHash] {
    var hashes: Set<SearchHash> = []
    for field in content.fields {
      guard let value = field.value, !value.isEmpty else { continue }
      let column = FieldReading.cell(of: field.name)?.column ?? field.name
      switch field.reading.type {
      case "name":
        hashes.insert(hash(.name, SearchFolding.name(value), department))
      case "kana":
        hashes.insert(hash(.kana, SearchFolding.kana(value), department))
      case "date" where column.contains("生年月日"):
        hashes.insert(hash(.birthDate, value, department))
      default: continue
      }
    }
    return hashes.sorted {
      ($0.kind.rawValue, $0.bytes.base64EncodedString()) < (
        $1.kind.rawValue, $1.bytes.base64EncodedString()
      )
    }
  }

  /// The hashes that a case must have to match in this department; empty for an empty search.
  /// A date of birth that is no date matches nothing.
  public func searchHashes(_ search: CaseSearch, department: String) -> [SearchHash] {
    var hashes: [SearchHash] = []
    if let name = search.name.map(SearchFolding.name), !name.isEmpty {
      hashes.append(hash(.name, name, department))
    }
    if let kana = search.kana.map(SearchFolding.kana), !kana.isEmpty {
      hashes.append(hash(.kana, kana, department))
    }
    if let birth = search.birthDate, !birth.isEmpty {
      hashes.append(hash(.birthDate, SearchFolding.date(birth) ?? birth, department))
    }
    return hashes
  }

  private func hash(_ kind: SearchHasher.Kind, _ folded: String, _ department: String)
    -> SearchHash
  {
    SearchHash(
      kind: kind, bytes: hasher.hash(department: department, kind: kind, folded: folded))
  }

  // MARK: Plumbing

  private func seal(_ value: some Encodable, key: KeyID, context: String) throws(StoreError)
    -> Data
  {
    try wrapping {
      try Sealer.seal(try CaseJSON.encode(value), key: try ring.key(key), context: context)
    }
  }

  private func open<Value: Decodable>(_ sealed: Data, key: KeyID, context: String)
    throws(StoreError) -> Value
  {
    try wrapping {
      try CaseJSON.decode(
        Value.self, from: try Sealer.open(sealed, key: try ring.key(key), context: context))
    }
  }

  private func wrapping<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as VaultError {
      throw StoreError(.keys, error.subject, detail: error.description)
    } catch {
      // A decoding error's own words could quote what was sealed.
      throw StoreError(.damaged, detail: "sealed value: \(type(of: error))")
    }
  }
}

/// A keyed hash that a case is found by.
public struct SearchHash: Hashable, Sendable {
  public var kind: SearchHasher.Kind
  /// 16 bytes.
  public var bytes: Data

  public init(kind: SearchHasher.Kind, bytes: Data) {
    self.kind = kind
    self.bytes = bytes
  }
}

/// JSON as stores keep it: sorted keys, dates as seconds since 1970.
package enum CaseJSON {
  package static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .secondsSince1970
    return try encoder.encode(value)
  }

  package static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws
    -> Value
  {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .secondsSince1970
    return try decoder.decode(type, from: data)
  }
}
