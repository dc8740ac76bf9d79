import Foundation
import Readings

/// Files that come in by descriptor.
enum MappedFile {
  /// The file's bytes, mapped read-only and shared for as long as any part of the result lives. The
  /// descriptor may be closed afterwards.
  ///
  /// Meant for files that cannot change under the reader: compiled forms come sealed.
  static func contents(of descriptor: Int32) throws -> Data {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Refusal(.readerUnavailable, detail: "A compiled form is not a regular file.")
    }
    let size = Int(status.st_size)
    guard size > 0 else {
      throw Refusal(.readerUnavailable, detail: "A compiled form is empty.")
    }
    guard let base = mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0), base != MAP_FAILED
    else {
      throw Refusal(.readerUnavailable, detail: "A compiled form cannot be mapped, errno \(errno).")
    }
    return Data(bytesNoCopy: base, count: size, deallocator: .unmap)
  }
}
