import Foundation
import Glibc

/// Tells whether a workflow file or one of its blank pages may have changed since another look.
struct FileSignature: Hashable, Sendable {
  /// Of the workflow file itself.
  var file: Part
  /// Of its blank pages, in their order; nil for one that is not there.
  var pages: [Part?]

  init(file: Part, pages: [Part?]) {
    self.file = file
    self.pages = pages
  }

  /// What the file system says of one file.
  struct Part: Hashable, Sendable {
    var size: Int
    /// Time of the last change of content, then of the last change of name or rights, each in
    /// seconds and nanoseconds: a right that is given later is a reason to look again.
    var times: [Int]
    var inode: UInt64
    var device: UInt64

    init(size: Int, times: [Int], inode: UInt64, device: UInt64) {
      self.size = size
      self.times = times
      self.inode = inode
      self.device = device
    }

    /// Nil where nothing is there, or nothing that has content.
    init?(_ url: URL) {
      var status = stat()
      guard stat(url.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      self.init(
        size: status.st_size,
        times: [
          status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec,
          status.st_ctim.tv_nsec,
        ],
        inode: UInt64(status.st_ino), device: UInt64(status.st_dev))
    }
  }
}
