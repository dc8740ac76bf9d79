import Foundation
import Imaging
import Readings
import Testing
import Workflows

@testable import FormPress
@testable import FormReading

/// Text that a form neither prints nor asks for, on a shipped form filled in by hand.
@Suite("Text outside of the fields", .serialized)
struct AddedTextTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "workflows", directoryHint: .isDirectory)

  private func read(
    _ addition: Addition?, seed: UInt64, policy: AddedTextPolicy? = nil,
    models: Bool = true
  ) throws -> (page: PageReading, content: CaseReading, added: [Truth.Addition]) {
    let path = Self.folder.appending(path: "suido-kaishi.yaml").path(percentEncoded: false)
    var workflow = try #require(WorkflowLoader.load(contentsOf: path).workflow)
    workflow.form.addedText = policy
    let bench = ServiceBench(models: models ? ServiceBench.models : nil)
    try bench.know(workflow, in: Self.folder)
    let order = PressOrder(level: .office, hand: "klee", addition: addition)
    let drawn = try Press(workflow, folder: Self.folder).application(seed: seed, order: order)
    let file = try order.format.file(of: drawn.pages, level: order.level)
    let reading = try #require(try bench.read(file))
    return (
      try #require(reading.pages.first), try #require(reading.cases.first), drawn.truth.additions
    )
  }

  private func codes(_ content: CaseReading) -> [String] {
    content.findings.filter { $0.severity == .doubt }.map(\.code)
  }

  @Test(
    "a new line of print and a note wait for a person, and say where", arguments: [true, false])
  func additions(models: Bool) throws {
    for addition in [Addition.print, .note] {
      let (page, content, added) = try read(addition, seed: 3, models: models)
      try #require(added.count == 1)
      #expect(codes(content).contains("page.addedText"), "\(addition)")
      let finding = try #require(page.findings.first { $0.code == "page.addedText" })
      let box = try #require(finding.places?.first?.box)
      let found = Box(x: box[0], y: box[1], width: box[2], height: box[3])
      #expect(found.overlaps(added[0].box), "\(found) \(added[0].box)")
      // It is another's business than the values'.
      #expect(content.fields.contains { $0.accepted } || !models)
    }
  }

  @Test("the same form without them is silent")
  func none() throws {
    for seed in UInt64(3)...5 {
      let (page, content, added) = try read(nil, seed: seed)
      #expect(added.isEmpty)
      #expect(!page.findings.contains { $0.code == "page.addedText" })
      #expect(
        !content.fields.contains { $0.findings.contains { $0.code == "field.writtenBeside" } })
    }
  }

  @Test("a workflow may have it noted only")
  func noted() throws {
    let (page, content, _) = try read(.note, seed: 3, policy: .noted)
    let finding = try #require(page.findings.first { $0.code == "page.addedText" })
    #expect(finding.severity == .note && !codes(content).contains("page.addedText"))
  }

  @Test("words close to an entry are a doubt about it")
  func beside() throws {
    let (_, content, added) = try read(.beside, seed: 3)
    let place = try #require(added.first?.box)
    let doubted = content.fields.filter { field in
      field.findings.contains { $0.code == "field.writtenBeside" }
    }
    #expect(!doubted.isEmpty && doubted.allSatisfy { !$0.accepted })
    for field in doubted {
      let box = Box(x: field.box[0], y: field.box[1], width: field.box[2], height: field.box[3])
      let near = Box(
        x: place.x - 4, y: place.y - 4, width: place.width + 8, height: place.height + 8)
      #expect(near.overlaps(box), "\(field.name)")
    }
  }

  @Test("a stamp of reception is none of it")
  func stamp() throws {
    let (page, _, added) = try read(.stamp, seed: 3)
    #expect(added.count == 1)
    #expect(!page.findings.contains { $0.code == "page.addedText" })
  }

  @Test("a day by itself is a stamp's, but close to a field it may correct it")
  func days() {
    let day = Field(
      name: "届出日", type: .date, source: .box(Box(x: 100, y: 50, width: 40, height: 8)))
    func isStamp(_ text: String, y: Double) -> Bool {
      AddedText.isDayOfOffice(text, at: Area(x: 105, y: y, width: 15, height: 4), among: [day])
    }
    #expect(isStamp("令8.4.1", y: 20))
    #expect(!isStamp("令8.4.1", y: 44) && !isStamp("令8.4.1", y: 60))
    #expect(!isStamp("訂正", y: 20))
  }

  @Test(
    "words of stamps", arguments: ["収 受", "令8.4.1", "R8.11.30", "2026. 4. 1", "8.-4.-1", "領収済"])
  func stampWords(text: String) { #expect(StampWords.isWord(text) != StampWords.isDay(text)) }

  @Test(
    "other words", arguments: ["受付時間は五時まで", "電話 090-1234", "4月から", "8.4", "12345.4.1", "済みません"])
  func noStampWords(text: String) { #expect(!StampWords.isWord(text) && !StampWords.isDay(text)) }
}

extension ServiceBench {
  /// Compiles and loads a workflow's form from its files.
  func know(_ workflow: Workflow, in folder: URL) throws {
    let paths = Array(Set(workflow.form.pages.map(\.path))).sorted()
    let files = try paths.map { try Data(contentsOf: folder.appending(path: $0)) }
    let answers = try ask(
      .compile(workflow: try workflow.canonicalJSON(), digest: "d", paths: paths), files)
    guard case .compiled = answers.first?.0, let blob = answers.first?.1,
      case .loaded = try ask(.loadForms(digests: ["d"]), [blob]).first?.0
    else {
      Issue.record("\(answers)")
      return
    }
    digests.append("d")
  }
}
