internal import Foundation

/// A file that stands in `.claimed/<id>/` beside the folder that it was dropped in.
struct ClaimMark: Sendable {
  let folder: Folder
  let claims: Folder
  let holder: Folder
  /// Name of the holder.
  let id: FileName
  let name: FileName

  /// Whether the file is still the one that was looked at, by name and, where it is open, by
  /// descriptor.
  func isUnchanged(_ stamp: FileStamp, _ open: OpenFile? = nil) -> Bool {
    guard (try? holder.status(name).stamp) == stamp else { return false }
    guard let open else { return true }
    return (try? open.stamp()) == stamp
  }

  /// Back to where it was dropped, never over another file. True where that is done, or where
  /// nothing is left to put back.
  func putBack() -> Bool {
    if isGone {
      clear()
      return true
    }
    var target = name
    for number in 2...1000 {
      do throws(SystemFailure) {
        try holder.move(name, to: folder, as: target)
        try folder.sync()
        clear()
        return true
      } catch {
        guard error.isTaken else { return false }
        target = name.numbered(number)
      }
    }
    return false
  }

  /// Whether somebody took the file out of the mark.
  private var isGone: Bool {
    do throws(SystemFailure) {
      _ = try holder.status(name)
      return false
    } catch {
      return error.isMissing
    }
  }

  /// Removes the empty folders of the mark. What stays behind is removed at the next start.
  func clear() {
    _ = try? claims.removeFolder(id)
    _ = try? folder.removeFolder(.claimed)
    try? folder.sync()
  }
}
