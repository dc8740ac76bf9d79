import CSystem
import Foundation
import ReaderChannel
import Readings
import TestKit
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What the C target does that no other test sees.
@Suite struct SystemTests {
  /// A daemon that dies closes its end; a reader that is busy for ever must go all the same.
  @Test func aBusyReaderDiesWithItsDaemon() async throws {
    var ends: [Int32] = [-1, -1]
    #expect(uk_socketpair(&ends) == 0)
    let theirs = Descriptor(owning: ends[1])
    let channel = DaemonChannel(descriptor: ends[0])
    let nothing = try Descriptor.open(path: "/dev/null")
    var process: pid_t = 0
    let path = strdup(readerDouble)
    defer { free(path) }
    #expect(
      uk_spawn(
        &process, readerDouble, [path, nil], [nil],
        [nothing.raw, nothing.raw, nothing.raw, theirs.raw], 4) == 0)
    _ = try await channel.receive()
    try await channel.send(
      .read(.init(digests: [])), descriptors: [try script("page 1 1", "hang")])
    _ = try await channel.receive()
    _ = try await channel.receive()
    var status: Int32 = 0
    #expect(uk_reap(process, &status) == 0)
    channel.close()
    #expect(uk_await_exit(process, 20_000) == 0)
    #expect(uk_reap(process, &status) == 1)
    #expect(uk_exited(status) != 0)
    #expect(uk_exit_code(status) == 0)
  }

  /// The channel inherits to no other program: each child has its own three and its channel only.
  @Test func aReaderInheritsNothingElse() async throws {
    let open = try Descriptor.open(path: "/dev/null")
    let kept = dup(open.raw)
    defer { close(kept) }
    let output = try Descriptor.emptyMemory()
    var process: pid_t = 0
    let words = ["/bin/ls", "/proc/self/fd"].map { (word: String) in strdup(word) }
    defer { words.forEach { free($0) } }
    #expect(
      uk_spawn(
        &process, "/bin/ls", words + [nil], [nil], [open.raw, output.raw, open.raw, open.raw], 4)
        == 0)
    #expect(uk_await_exit(process, 20_000) == 0)
    var status: Int32 = 0
    #expect(uk_reap(process, &status) == 1)
    let listed = String(decoding: try output.contents(limit: 4096), as: UTF8.self)
    // 4 is the listing's own look at the folder.
    #expect(listed.split(separator: "\n") == ["0", "1", "2", "3", "4"])
  }

  @Test func aProgramThatIsNotThereIsAnError() {
    var process: pid_t = 0
    #expect(uk_spawn(&process, "/nonexistent", [nil], [nil], [0, 1, 2], 3) == -ENOENT)
  }

  @Test func aRenameNeverReplaces() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] { try folder.write(name.utf8, to: name) }
    func rename(_ old: String, _ new: String) -> Int32 {
      uk_rename_no_replace(AT_FDCWD, folder.file(old), AT_FDCWD, folder.file(new))
    }
    #expect(rename("a", "b") == -EEXIST)
    #expect(rename("a", "c") == 0)
    #expect(rename("a", "d") == -ENOENT)
    #expect(try folder.names() == ["b", "c"])
  }

  @Test func peersAreKnown() {
    var ends: [Int32] = [-1, -1]
    #expect(uk_socketpair(&ends) == 0)
    defer { ends.forEach { close($0) } }
    var process: pid_t = 0
    var user: uid_t = 0
    var group: gid_t = 0
    #expect(uk_peer_credentials(ends[0], &process, &user, &group) == 0)
    #expect(process == getpid())
    #expect(user == getuid())
  }

  @Test(arguments: [false, true]) func theServiceManagerHears(_ isAbstract: Bool) throws {
    let name = "uketsuke-notify-" + UUID().uuidString
    let path = isAbstract ? "@" + name : FileManager.default.temporaryDirectory.path + "/" + name
    let receiver = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    defer {
      close(receiver)
      if !isAbstract { unlink(path) }
    }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = isAbstract ? [0] + Array(name.utf8) : Array(path.utf8) + [0]
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(receiver, $0, socklen_t(MemoryLayout<sa_family_t>.size + bytes.count))
      }
    }
    #expect(bound == 0)
    #expect(uk_notify(path, "READY=1") == 0)
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = recv(receiver, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    #expect(String(decoding: buffer.prefix(max(0, count)), as: UTF8.self) == "READY=1")
    #expect(uk_notify("relative", "READY=1") == -EINVAL)
  }
}
