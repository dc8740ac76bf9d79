import Glibc

/// A file mapped read-only for as long as the object lives.
final class MappedTable {
  let bytes: UnsafeRawBufferPointer

  /// - Throws: `LexiconProblem` where the file cannot be opened or mapped.
  init(path: String) throws(LexiconProblem) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw LexiconProblem(description: "The lexicon's file cannot be opened.")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
      let base = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
      base != MAP_FAILED
    else { throw LexiconProblem(description: "The lexicon's file cannot be mapped.") }
    bytes = UnsafeRawBufferPointer(start: base, count: Int(status.st_size))
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}

/// Why a file is no lexicon.
public struct LexiconProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
}
