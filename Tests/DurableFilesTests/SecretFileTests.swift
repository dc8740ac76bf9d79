import DurableFiles
import Foundation
import TestKit
import Testing

@Suite struct SecretFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func read(_ path: String, allowed: mode_t = 0o700, limit: Int = 100) throws -> [UInt8] {
    try SecretFile.read(path, allowedMode: allowed, limit: limit)
  }

  func refusal(_ path: String, allowed: mode_t = 0o700, limit: Int = 100) -> FileError? {
    thrown(FileError.self) { _ = try read(path, allowed: allowed, limit: limit) }
  }

  @Test(arguments: [0, 1, 99, 100])
  func `a file of up to the limit is read whole`(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8($0) }
    #expect(try read(try folder.write(bytes, to: "k", mode: 0o400)) == bytes)
  }

  @Test func `a longer one is refused`() throws {
    let path = try folder.write([UInt8](repeating: 1, count: 101), to: "k", mode: 0o400)
    #expect(refusal(path) == FileError(.fileTooLong, path: path))
  }

  @Test(arguments: [0o440, 0o404, 0o644, 0o620, 0o4400] as [mode_t])
  func `permissions beyond those allowed are refused and told`(_ mode: mode_t) throws {
    let path = try folder.write([1], to: "k", mode: mode)
    let error = refusal(path)
    #expect(error?.code == .filePermissions)
    #expect(error?.detail == "mode \(String(mode, radix: 8))")
    #expect(try read(path, allowed: mode) == [1])
  }

  @Test func `links, folders, pipes and missing files are refused`() throws {
    let path = try folder.write([1], to: "k", mode: 0o400)
    #expect(symlink(path, folder.file("link")) == 0)
    #expect(mkfifo(folder.file("pipe"), 0o400) == 0)
    for name in ["link", "pipe", "."] {
      #expect(refusal(folder.file(name))?.code == .notRegularFile, "\(name)")
      #expect(refusal(folder.file(name))?.path == folder.file(name))
    }
    #expect(
      refusal(folder.file("none"))
        == FileError(.fileMissing, path: folder.file("none"), systemCode: ENOENT))
    // A file is no folder.
    #expect(
      refusal(path + "/x") == FileError(.fileUnreadable, path: path + "/x", systemCode: ENOTDIR))
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func `a file of another user is refused`() throws {
    let path = try folder.write([1], to: "k", mode: 0o400)
    #expect(chown(path, 65534, 65534) == 0)
    let error = refusal(path)
    #expect(error?.code == .fileOwner && error?.detail == "owner nobody")
    #expect(chown(path, 54321, 54321) == 0)
    #expect(refusal(path)?.detail == "owner 54321")
  }

  @Test func `erasing leaves zeros`() {
    var bytes: [UInt8] = [1, 2, 3]
    SecretFile.erase(&bytes)
    #expect(bytes == [0, 0, 0])
    bytes = []
    SecretFile.erase(&bytes)
    #expect(bytes == [])
  }
}
