import Casework

/// Which part of a list is asked for.
public struct ListPage: Codable, Hashable, Sendable {
  /// How many at most; the desk gives no more than `mostLines`.
  public var limit: Int
  /// Id of the last line of the page before (`QueueLine.id`); nil for the first page.
  public var after: String?

  /// What one answer may hold.
  public static let mostLines = 1000
  /// What one answer may hold of cases with their values.
  public static let mostCases = 200
  /// What one answer may hold of audit records.
  public static let mostRecords = 1000

  public init(limit: Int, after: String? = nil) {
    self.limit = limit
    self.after = after
  }

  /// - Throws: `DeskFailure` for an `after` that is no id.
  func cursor<ID: RecordID>(_ type: ID.Type = ID.self) throws -> ID? {
    guard let after else { return nil }
    guard let id = ID(rawValue: after) else {
      throw DeskFailure(
        .refused, japanese: "一覧の続きの位置が正しくありません：\(after)",
        english: "This is no place in the list: \(after)")
    }
    return id
  }
}
