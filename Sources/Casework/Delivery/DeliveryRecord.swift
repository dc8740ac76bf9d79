public import Foundation
public import Workflows

/// The intent to hand one file with one or many cases to one target.
public struct DeliveryIntent: Codable, Hashable, Sendable {
  public var id: DeliveryID
  public var workflow: String
  /// Digest of the workflow version whose targets count (the current one).
  public var version: String
  /// One of `targets`.
  public var target: String
  /// Keys of all targets of that version (`Workflow.deliveryKeys`); a case is delivered when
  /// all of them have it.
  public var targets: [String]
  /// In the order of the file's lines.
  public var cases: [CaseID]
  /// Relative to the delivery root.
  public var folder: String
  /// Must hold nothing personal.
  public var fileName: String
  /// Of the whole file; 64 lower-case hexadecimal digits.
  public var sha256: String
  /// Bytes.
  public var size: Int64

  public init(
    id: DeliveryID, workflow: String, version: String, target: String, targets: [String],
    cases: [CaseID], folder: String, fileName: String, sha256: String, size: Int64
  ) {
    self.id = id
    self.workflow = workflow
    self.version = version
    self.target = target
    self.targets = targets
    self.cases = cases
    self.folder = folder
    self.fileName = fileName
    self.sha256 = sha256
    self.size = size
  }
}

/// An intent and how far it has come.
public struct DeliveryRecord: Codable, Hashable, Sendable {
  public enum State: String, Codable, Hashable, Sendable, CaseIterable {
    /// Name and hash are on record; a temporary file may exist.
    case intended
    /// The temporary file and its folder are fsynced; it may have been renamed.
    case staged
    /// Renamed, folder fsynced.
    case delivered
    /// Given up before it was staged; nothing was handed over.
    case abandoned

    /// Whether work is left.
    public var isOpen: Bool { self == .intended || self == .staged }
  }

  public var intent: DeliveryIntent
  public var state: State
  public var createdAt: Date
  public var changedAt: Date

  public init(intent: DeliveryIntent, state: State, createdAt: Date, changedAt: Date) {
    self.intent = intent
    self.state = state
    self.createdAt = createdAt
    self.changedAt = changedAt
  }
}

/// A case with targets that do not have it yet.
public struct ReadyCase: Codable, Hashable, Sendable {
  public var record: CaseRecord
  /// When it became ready; closed batches count their minutes from the oldest.
  public var readyAt: Date
  /// Keys of the targets for which a delivery is open or done.
  public var begun: Set<String>
  /// Keys of the targets that have it.
  public var done: Set<String>

  public init(record: CaseRecord, readyAt: Date, begun: Set<String>, done: Set<String>) {
    self.record = record
    self.readyAt = readyAt
    self.begun = begun
    self.done = done
  }
}

extension Workflow {
  /// One key for each target, in order: stable while a target keeps its kind, folder and rows,
  /// whatever else of the file changes, so that an edited workflow does not deliver twice.
  public var deliveryKeys: [String] {
    var seen: [String: Int] = [:]
    return deliver.map { target in
      let key = target.baseKey
      let count = seen[key, default: 0] + 1
      seen[key] = count
      return count == 1 ? key : "\(key)#\(count)"
    }
  }
}

extension DeliveryTarget {
  fileprivate var baseKey: String {
    let (kind, file) =
      switch self {
      case .csv(let file): ("csv", file)
      case .json(let file): ("json", file)
      case .searchablePDF(let file): ("pdf", FileTarget(folder: file.folder, columns: []))
      }
    return switch file.rows {
    case .case: "\(kind):\(file.folder)"
    case .table(let table): "\(kind):\(file.folder):\(table)"
    }
  }
}
