internal import Foundation

/// One look at all drop folders.
struct FolderScan: Sendable {
  var files: [DroppedFile] = []
  var problems: [IntakeProblem] = []
}

/// Walks the drop folders.
struct FolderScanner: Sendable {
  let configuration: IntakeConfiguration
  /// Folders of the program itself, by device and inode.
  let own: Set<FolderIdentity>

  static let maxDepth = 16
  static let maxFiles = 100_000

  /// - Parameter visit: told of each folder, to watch it.
  func scan(visit: (Folder) -> Void = { _ in }) throws(SystemFailure) -> FolderScan {
    var result = FolderScan()
    let root = try Folder(root: configuration.dropRoot)
    let list = try root.entries()
    walk(root, list, [], visit, &result)
    return result
  }

  private func walk(
    _ folder: Folder, _ names: [FileName], _ path: [FileName], _ visit: (Folder) -> Void,
    _ result: inout FolderScan
  ) {
    visit(folder)
    for name in names where !name.isIgnored {
      let origin = DroppedFile(folder: path, name: name, stamp: FileStamp(size: 0, changed: 0))
      func report(_ code: IntakeProblem.Code, _ detail: String = "") {
        result.problems.append(
          IntakeProblem(
            code, department: origin.department(unsorted: configuration.unsortedDepartment),
            detail: detail, origin: origin))
      }
      do throws(SystemFailure) {
        let status = try folder.status(name)
        switch status.kind {
        case .file:
          guard result.files.count < Self.maxFiles else { return }
          result.files.append(DroppedFile(folder: path, name: name, stamp: status.stamp))
        case .folder:
          if own.contains(FolderIdentity(status.stamp)) {
            report(.ownFolder)
          } else if path.count + 1 > Self.maxDepth {
            report(.tooDeep)
          } else {
            let inner = try folder.folder(name)
            walk(inner, try inner.entries(), path + [name], visit, &result)
          }
        case .link: report(.symbolicLink)
        case .special: report(.specialFile)
        }
      } catch {
        // Gone between the list and the look: somebody took it back.
        if !error.isMissing { report(.unreadable, error.description) }
      }
    }
  }
}

/// What tells folders apart whatever they are called.
struct FolderIdentity: Hashable, Sendable {
  var device: UInt64
  var inode: UInt64

  init(_ stamp: FileStamp) {
    device = stamp.device
    inode = stamp.inode
  }
}
