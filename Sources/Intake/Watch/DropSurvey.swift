/// Looks for what keeps files lying in the drop folders, for a person who asks. Changes nothing.
public enum DropSurvey {
  /// What this user may not take, counted by department: files without the right to read them, folders
  /// without the right to write there, links, special files.
  ///
  /// - Returns: problems without names of files; each one's detail is the folder and how many. Nothing
  ///   where the drop folder itself cannot be opened.
  public static func problems(_ configuration: IntakeConfiguration) -> [IntakeProblem] {
    var counts: [Kind: Int] = [:]
    do throws(SystemFailure) {
      let root = try Folder(root: configuration.dropRoot)
      let scan = try FolderScanner(configuration: configuration, own: []).scan()
      for problem in scan.problems {
        guard let origin = problem.origin else { continue }
        counts[Kind(problem.code, origin.folder), default: 0] += 1
      }
      for (path, files) in Dictionary(grouping: scan.files, by: \.folder) {
        // Taken away meanwhile: no problem of anybody.
        guard let folder = try? root.folder(at: path) else { continue }
        if !folder.isWritable {
          counts[Kind(.unwritable, path), default: 0] += files.count
        } else {
          let shut = files.count { !folder.isReadable($0.name) }
          if shut > 0 { counts[Kind(.unreadable, path), default: 0] += shut }
        }
      }
    } catch {
      return []
    }
    return counts.map { kind, count in
      let place = ([configuration.dropRoot] + kind.folder.map(\.text)).joined(separator: "/")
      return IntakeProblem(
        kind.code,
        department: DroppedFile.department(
          of: kind.folder, unsorted: configuration.unsortedDepartment),
        detail: "\(place): \(count)")
    }
    .sorted { ($0.department, $0.detail) < ($1.department, $1.detail) }
  }

  private struct Kind: Hashable {
    var code: IntakeProblem.Code
    var folder: [FileName]

    init(_ code: IntakeProblem.Code, _ folder: [FileName]) {
      self.code = code
      self.folder = folder
    }
  }
}
