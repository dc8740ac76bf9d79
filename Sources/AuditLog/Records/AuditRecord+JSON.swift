internal import Foundation

extension AuditRecord {
  var json: CanonicalJSON {
    var members: [String: CanonicalJSON] = [
      "v": .int(Self.version), "epoch": .int(epoch), "index": .int(index),
      "time": .string(time), "type": .string(type.rawValue), "actor": actor.json,
    ]
    members["document"] = document.map { .string($0) }
    members["case"] = caseID.map { .string($0) }
    if !details.isEmpty { members["details"] = .object(details.mapValues(\.json)) }
    if !commitments.isEmpty {
      members["commitments"] = .object(
        commitments.mapValues { .string($0.base64EncodedString()) })
    }
    return .object(members)
  }

  /// Reads a record. Throws ``AuditError`` `malformedRecord` where the bytes are not the one
  /// canonical form of a record of this version.
  public init(bytes: some Sequence<UInt8>) throws {
    let bytes = Array(bytes)
    guard case .object(var members) = CanonicalJSONParser.parse(bytes) else {
      throw Self.malformed("not canonical")
    }
    guard case .int(Self.version) = members.removeValue(forKey: "v") else {
      throw Self.malformed("v")
    }
    epoch = try Self.integer("epoch", of: &members)
    index = try Self.integer("index", of: &members)
    guard let time = try Self.string("time", of: &members), RecordTime.date(time) != nil else {
      throw Self.malformed("time")
    }
    self.time = time
    guard let type = try Self.string("type", of: &members) else { throw Self.malformed("type") }
    self.type = AuditEventType(rawValue: type)
    document = try Self.string("document", of: &members)
    caseID = try Self.string("case", of: &members)
    guard let actor = members.removeValue(forKey: "actor").flatMap(AuditActor.init(json:)) else {
      throw Self.malformed("actor")
    }
    self.actor = actor
    details = try Self.object("details", of: &members).mapValues { value in
      switch value {
      case .string(let text): .string(text)
      case .int(let number): .int(number)
      case .bool(let flag): .bool(flag)
      case .object: throw Self.malformed("details")
      }
    }
    commitments = try Self.object("commitments", of: &members).mapValues { value in
      guard case .string(let text) = value, let hash = MerkleHash(base64: text) else {
        throw Self.malformed("commitments")
      }
      return Data(hash.bytes)
    }
    guard members.isEmpty else { throw Self.malformed("unknown member") }
    do { try checkWords() } catch { throw Self.malformed("words") }
  }

  private static func malformed(_ what: String) -> AuditError {
    AuditError(.malformedRecord, detail: what)
  }

  private static func integer(
    _ name: String, of members: inout [String: CanonicalJSON]
  ) throws -> Int {
    guard case .int(let number) = members.removeValue(forKey: name), number >= 0 else {
      throw malformed(name)
    }
    return number
  }

  private static func string(
    _ name: String, of members: inout [String: CanonicalJSON]
  ) throws -> String? {
    guard let value = members.removeValue(forKey: name) else { return nil }
    guard case .string(let text) = value else { throw malformed(name) }
    return text
  }

  /// Empty where the member is missing; a member that is there is not empty.
  private static func object(
    _ name: String, of members: inout [String: CanonicalJSON]
  ) throws -> [String: CanonicalJSON] {
    guard let value = members.removeValue(forKey: name) else { return [:] }
    guard case .object(let object) = value, !object.isEmpty else { throw malformed(name) }
    return object
  }
}

extension AuditValue {
  fileprivate var json: CanonicalJSON {
    switch self {
    case .string(let text): .string(text)
    case .int(let number): .int(number)
    case .bool(let flag): .bool(flag)
    }
  }
}

extension AuditActor {
  fileprivate var json: CanonicalJSON {
    switch self {
    case .system(let version): .object(["system": .string(version)])
    case .person(let id): .object(["person": .string(id)])
    }
  }

  fileprivate init?(json: CanonicalJSON) {
    guard case .object(let members) = json, members.count == 1, let member = members.first,
      case .string(let text) = member.value
    else { return nil }
    switch member.key {
    case "system": self = .system(version: text)
    case "person": self = .person(id: text)
    default: return nil
    }
  }
}
