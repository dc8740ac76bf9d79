/// A drop folder that holds a `.claimed`.
struct ClaimPlace: Sendable {
  /// Folders below the drop root.
  let path: [FileName]
  private let unsortedDepartment: String

  init(path: [FileName], _ configuration: IntakeConfiguration) {
    self.path = path
    unsortedDepartment = configuration.unsortedDepartment
  }

  /// - Parameter file: that it speaks of; nil where it speaks of the folder.
  func problem(
    _ code: IntakeProblem.Code, _ detail: String = "", file: FileName? = nil
  ) -> IntakeProblem {
    let origin = DroppedFile(
      folder: path, name: file ?? .claimed, stamp: FileStamp(size: 0, changed: 0))
    return IntakeProblem(
      code, department: origin.department(unsorted: unsortedDepartment), detail: detail,
      origin: file == nil ? nil : origin)
  }
}

extension ClaimReconciler {
  /// The drop folders with claims, and those that could not be looked into.
  struct Found: Sendable {
    var places: [[FileName]] = []
    var unreadable: [IntakeProblem] = []
  }

  /// - Throws: `SystemFailure` where the drop root cannot be read.
  func claimFolders() throws(SystemFailure) -> Found {
    var found = Found()
    let root = try Folder(root: configuration.dropRoot)
    walk(root, try root.entries(), [], &found)
    return found
  }

  private func walk(
    _ folder: Folder, _ names: [FileName], _ path: [FileName], _ found: inout Found
  ) {
    if names.contains(.claimed) { found.places.append(path) }
    guard path.count < FolderScanner.maxDepth else { return }
    for name in names where !name.isIgnored {
      do throws(SystemFailure) {
        guard try folder.status(name).kind == .folder else { continue }
        let inner = try enter(folder, name)
        walk(inner, try inner.entries(), path + [name], &found)
      } catch {
        // Gone between the list and the look.
        guard !error.isMissing else { continue }
        found.unreadable.append(
          ClaimPlace(path: path + [name], configuration).problem(.unreadable, error.description))
      }
    }
  }
}
