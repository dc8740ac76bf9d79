import Foundation
import Glibc
import TestKit
import Testing

@testable import Daemon

@Suite("the folder of a department")
struct DropFolderTests {
  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test("its group may write there")
  func group() throws {
    let folder = try TemporaryFolder()
    let place = folder.file("drop/市民課")
    try DropFolder.make(at: URL(filePath: place))
    #expect(mode(place) == 0o770 | mode(place) & 0o7)
  }

  @Test("it hands its group on where the folder above does")
  func setgid() throws {
    let folder = try TemporaryFolder()
    let drop = try folder.folder("drop")
    #expect(chmod(drop, 0o2770) == 0)
    try DropFolder.make(at: URL(filePath: drop + "/市民課"))
    #expect(mode(drop + "/市民課") & ~0o7 == 0o2770)
  }

  @Test("one that is there is not touched")
  func present() throws {
    let folder = try TemporaryFolder()
    let place = try folder.folder("drop")
    #expect(chmod(place, 0o700) == 0)
    #expect(throws: POSIXError.self) { try DropFolder.make(at: URL(filePath: place)) }
    #expect(mode(place) == 0o700)
  }
}
