internal import Casework

/// A file in a drop folder as the last look saw it. Its name is personal.
public struct DroppedFile: Hashable, Sendable {
  /// Folders below the drop root; the first is the department's.
  public var folder: [FileName]
  public var name: FileName
  public var stamp: FileStamp

  public init(folder: [FileName], name: FileName, stamp: FileStamp) {
    self.folder = folder
    self.name = name
    self.stamp = stamp
  }

  var place: Place { Place(folder: folder, name: name) }

  /// Tells files of one drop root apart.
  struct Place: Hashable, Sendable {
    var folder: [FileName]
    var name: FileName
  }

  /// Whose paper it is: the first folder below the root. Macs send names in decomposed form, and
  /// blanks slip into names of folders.
  func department(unsorted: String) -> String { Self.department(of: folder, unsorted: unsorted) }

  static func department(of folder: [FileName], unsorted: String) -> String {
    let name = folder.first.map { DepartmentName.folded($0.text) } ?? ""
    return name.isEmpty ? unsorted : name
  }
}
