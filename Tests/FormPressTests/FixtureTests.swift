import Foundation
import Testing
import Workflows

@testable import FormPress

@Suite struct FixtureTests {
  private static let folder = Shipped.folder.deletingLastPathComponent()
    .appending(path: "fixtures", directoryHint: .isDirectory)

  @Test(
    "The truth of every fixture is what the press would write today",
    arguments: FixtureSet.items.map(\.name))
  func truths(_ name: String) throws {
    let item = try #require(FixtureSet.items.first { $0.name == name })
    var truths: [Truth] = []
    for (id, seed) in item.cases {
      var order = item.order
      order.dpi = 60
      let press = try Press(try Shipped.workflow(id), folder: Shipped.folder)
      truths.append(try press.application(seed: seed, order: order).truth)
    }
    let committed = try Data(contentsOf: Self.folder.appending(path: "\(name).truth.json"))
    #expect(try Truth.file(truths, drawn: item.order) == committed)
    #expect(
      FileManager.default.fileExists(
        atPath: Self.folder.appending(path: item.fileName).path(percentEncoded: false)))
  }

  @Test("Every workflow has at least two fixtures, and the set is small")
  func cover() throws {
    for id in Shipped.ids {
      #expect(FixtureSet.items.filter { $0.cases.contains { $0.workflow == id } }.count >= 2)
    }
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.folder, includingPropertiesForKeys: [.fileSizeKey])
    let bytes = try files.reduce(0) {
      $0 + (try $1.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0)
    }
    #expect(bytes < 8_000_000)
  }

  @Test("The README names every file")
  func readme() throws {
    let text = try String(
      contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
    #expect(try text == FixtureSet.readme(BrokenFiles.all()))
  }

  @Test("Broken files are tiny, and are the committed ones")
  func broken() throws {
    for file in try BrokenFiles.all() {
      #expect(file.data.count < 20_000)
      let committed = try Data(
        contentsOf: Self.folder.appending(path: "broken/\(file.name)"))
      #expect(file.data == committed, "\(file.name)")
    }
  }
}
