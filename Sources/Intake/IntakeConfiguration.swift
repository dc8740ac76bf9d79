internal import Casework
internal import Foundation

/// Where files are dropped and how they are taken.
public struct IntakeConfiguration: Hashable, Sendable {
  /// The folder that holds one folder a department.
  public var dropRoot: String
  /// The department of files that lie in the drop root itself.
  public var unsortedDepartment: String
  /// Folders of the program: none of them may lie in the drop root or around it.
  public var ownFolders: [String]
  public var stability: StabilityRules
  /// Longest time between two looks at the drop folders.
  public var pollInterval: Duration
  /// Bytes that a sealed copy must leave free on the disk of the state folder: the database has to
  /// record what was taken, and what people do with it.
  public var reserve: Int64

  public init(
    dropRoot: String, unsortedDepartment: String = "未分類", ownFolders: [String] = [],
    stability: StabilityRules = .init(), pollInterval: Duration = .seconds(1),
    reserve: Int64 = 64 << 20
  ) {
    self.dropRoot = dropRoot
    self.unsortedDepartment = DepartmentName.folded(unsortedDepartment)
    self.reserve = reserve
    self.ownFolders = ownFolders
    self.stability = stability
    self.pollInterval = pollInterval
  }

  /// Checks that the drop root exists and that neither it nor a folder of the program lies within
  /// the other.
  /// - Throws: `IntakeProblem` (`rootMissing`, `ownFolder`).
  public func validate() throws(IntakeProblem) {
    guard let root = Self.resolved(dropRoot) else {
      throw IntakeProblem(.rootMissing, detail: dropRoot)
    }
    for path in ownFolders {
      guard let own = Self.resolved(path) else { continue }
      if own == root || own.hasPrefix(root + "/") || root.hasPrefix(own + "/") || root == "/" {
        throw IntakeProblem(.ownFolder, detail: path)
      }
    }
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

#if canImport(Glibc)
  internal import Glibc
#endif
