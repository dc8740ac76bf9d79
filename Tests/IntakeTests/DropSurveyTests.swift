import Foundation
import TestKit
import Testing

@testable import Intake

#if canImport(Glibc)
  import Glibc
#endif

@Suite("what keeps files in the drop folders")
struct DropSurveyTests {
  private func survey(_ site: Site) -> [IntakeProblem] {
    DropSurvey.problems(IntakeConfiguration(dropRoot: site.drop))
  }

  @Test("files that wait for their turn are no problem")
  func nothing() throws {
    let site = try Site()
    try site.write("国保年金課/a.pdf")
    try site.write("b.pdf")
    #expect(survey(site) == [])
  }

  @Test("links and pipes are counted by department, without their names")
  func strange() throws {
    let site = try Site()
    try site.write("市民課/奥/a.pdf")
    for name in ["秘密.pdf", "z.pdf"] {
      #expect(symlink("/etc/hostname", site.drop + "/市民課/奥/" + name) == 0)
    }
    #expect(mkfifo(site.drop + "/pipe", 0o600) == 0)
    let found = survey(site)
    #expect(found.map(\.code) == [.symbolicLink, .specialFile])
    #expect(found.map(\.department) == ["市民課", "未分類"])
    #expect(found.first?.detail == "\(site.drop)/市民課/奥: 2")
    #expect(found.allSatisfy { !$0.japanese.contains("秘密") && $0.origin == nil })
  }

  @Test(
    "files without the right to read them, and folders without that to write",
    .enabled(if: geteuid() != 0))
  func rights() throws {
    let site = try Site()
    try site.write("市民課/a.pdf")
    try site.write("市民課/b.pdf")
    try site.write("国保年金課/c.pdf")
    #expect(chmod(site.drop + "/市民課/a.pdf", 0) == 0)
    #expect(chmod(site.drop + "/国保年金課", 0o500) == 0)
    defer { chmod(site.drop + "/国保年金課", 0o700) }
    #expect(survey(site).map(\.code) == [.unwritable, .unreadable])
    #expect(survey(site).last?.detail.hasSuffix("/市民課: 1") == true)
  }

  @Test("a drop folder that is not there has no files")
  func missing() {
    #expect(DropSurvey.problems(IntakeConfiguration(dropRoot: "/nowhere/at/all")) == [])
  }
}
