import DurableFiles
import Foundation
import TestKit
import Testing

@Suite struct DurableFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func mode(_ name: String) -> mode_t {
    var status = stat()
    return stat(folder.file(name), &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  func append(_ text: String, to file: borrowing DurableFile) throws {
    var text = text
    try text.withUTF8 { try file.write(UnsafeRawBufferPointer($0)) }
  }

  @Test func `the name stands only when the file is whole`() throws {
    var file = try DurableFile(path: folder.file("a"), mode: 0o600)
    try append("one ", to: file)
    try append("two", to: file)
    #expect(try !folder.names().contains("a"))
    try file.publish(.creating)
    #expect(try folder.names() == ["a"])
    #expect(try folder.bytes("a") == Array("one two".utf8))
  }

  @Test func `a file that is not published leaves nothing`() throws {
    do {
      let file = try DurableFile(path: folder.file("a"), mode: 0o600)
      try append("x", to: file)
      #expect(try folder.names().count == 1)
    }
    #expect(try folder.names().isEmpty)
  }

  /// 0o666 loses bits to any usual umask unless it is set past it.
  @Test(arguments: [0o400, 0o444, 0o600, 0o640, 0o666] as [mode_t])
  func `the mode is the one asked for`(_ asked: mode_t) throws {
    try DurableFile.write(Data("x".utf8), to: folder.file("a"), mode: asked, .creating)
    try DurableFile.write(Data("x".utf8), to: folder.file("b"), mode: asked, .replacing)
    #expect(mode("a") == asked)
    #expect(mode("b") == asked)
  }

  @Test func `replacing takes the place of an older file, with its own mode`() throws {
    try folder.write([1], to: "a", mode: 0o644)
    try DurableFile.write([2, 3] as [UInt8], to: folder.file("a"), mode: 0o600, .replacing)
    #expect(try folder.bytes("a") == [2, 3])
    #expect(mode("a") == 0o600)
    #expect(try folder.names() == ["a"])
  }

  @Test func `creating never takes the place of a file`() throws {
    let path = try folder.write([1], to: "a")
    let error = thrown(FileError.self) {
      try DurableFile.write([2] as [UInt8], to: path, mode: 0o600, .creating)
    }
    #expect(error?.code == .fileExists)
    #expect(error?.path == path)
    #expect(error?.systemCode == EEXIST)
    #expect(try folder.bytes("a") == [1])
    #expect(try folder.names() == ["a"])
  }

  @Test func `creating does not write through a link that leads nowhere`() throws {
    #expect(symlink(folder.file("elsewhere"), folder.file("a")) == 0)
    let error = thrown(FileError.self) {
      try DurableFile.write([2] as [UInt8], to: folder.file("a"), mode: 0o600, .creating)
    }
    #expect(error?.code == .fileExists)
    #expect(try folder.names() == ["a"])
  }

  @Test func `a folder that cannot be written is named`() {
    let error = thrown(FileError.self) { _ = try DurableFile(path: "/proc/none/a", mode: 0o600) }
    #expect(error?.code == .fileUnwritable)
    #expect(error?.path == "/proc/none/a")
    #expect(error?.systemCode == ENOENT)
    #expect(error?.detail == String(cString: strerror(ENOENT)))
  }

  @Test func `a folder in the place of the file stays, and nothing else does`() throws {
    try folder.folder("a/b")
    for publishing in [DurableFile.Publishing.creating, .replacing] {
      let error = thrown(FileError.self) {
        try DurableFile.write([2] as [UInt8], to: folder.file("a"), mode: 0o600, publishing)
      }
      #expect(error?.code == (publishing == .creating ? .fileExists : .fileUnwritable))
    }
    #expect(try folder.names() == ["a"])
  }

  @Test func `what a crash left is removed, and nothing else`() throws {
    try DurableFile.write([1] as [UInt8], to: folder.file("a"), mode: 0o600, .creating)
    try folder.write([1], to: ".hidden")
    try folder.write([1], to: "plain.unfinished")
    let cut = try DurableFile(path: folder.file("b"), mode: 0o600)
    #expect(try folder.names().count == 4)
    #expect(try DurableFile.removeLeftovers(in: folder.path) == 1)
    #expect(try folder.names() == [".hidden", "a", "plain.unfinished"])
    #expect(try DurableFile.removeLeftovers(in: folder.path) == 0)
    _ = cut
    let error = thrown(FileError.self) { _ = try DurableFile.removeLeftovers(in: "/proc/none") }
    #expect(error?.code == .fileUnreadable)
    #expect(error?.path == "/proc/none")
  }

  @Test func `errors name file and cause`() {
    #expect("\(FileError(.fileTooLong, path: "p"))" == "fileTooLong: p")
    #expect("\(FileError(.filePermissions, path: "p", detail: "d"))" == "filePermissions: p (d)")
  }
}
