import Foundation
import Japanese
import Judging
import Readings
import Recognition
import Testing
import Workflows

@testable import FormReading

/// A service in this process, with files handed over as descriptors.
final class ServiceBench {
  let service: ReaderService
  var digests: [String] = []

  init(
    languages: String? = nil, models: ModelFolder? = nil, judge: (any Judge)? = nil
  ) {
    service = ReaderService(
      version: "test",
      surroundings: .init(
        today: { CalendarDate(iso: "2026-11-23") ?? .earliest }, now: { 0 }, languages: languages,
        models: models),
      judge: judge)
  }

  func ask(_ request: ReaderRequest, _ files: [Data] = []) throws -> [(ReaderResponse, Data?)] {
    let folder = FileManager.default.temporaryDirectory
    var descriptors: [Int32] = []
    defer { descriptors.forEach { close($0) } }
    for bytes in files {
      let path = folder.appendingPathComponent("form-reading-\(UUID().uuidString)")
      try bytes.write(to: path)
      descriptors.append(open(path.path, O_RDONLY))
      try FileManager.default.removeItem(at: path)
    }
    var answers: [(ReaderResponse, Data?)] = []
    try service.handle(request, descriptors: descriptors) { answers.append(($0, $1)) }
    return answers
  }

  /// Compiles and loads a form.
  func know(
    _ id: String, _ blank: DrawnForm, accept: Acceptance = .init(), asksForMark: Bool = true
  ) throws {
    var workflow = DrawnForm.workflow(id)
    workflow.accept = accept
    workflow.fields[0].required = asksForMark
    let answers = try ask(
      .compile(
        workflow: try workflow.canonicalJSON(), digest: "d-\(id)", paths: ["\(id).png"]),
      [try blank.png()])
    guard case .compiled = answers.first?.0, let blob = answers.first?.1 else {
      Issue.record("\(answers)")
      return
    }
    guard case .loaded = try ask(.loadForms(digests: ["d-\(id)"]), [blob]).first?.0 else {
      Issue.record("not loaded")
      return
    }
    digests.append("d-\(id)")
  }

  func read(
    _ document: Data, only: String? = nil, site: SiteCounts = .none
  ) throws -> DocumentReading? {
    let order = ReaderRequest.ReadOrder(only: only, digests: digests, site: site)
    for (answer, _) in try ask(.read(order), [document]) {
      if case .read(let reading) = answer { return reading }
      if case .refused(let refusal) = answer { throw refusal }
    }
    return nil
  }
}

@Suite("The reader's service", .serialized)
struct ReaderServiceTests {
  @Test(
    "a ticked form is found, set upright and read",
    arguments: [(0, 0.0), (2, 0.0), (0, 0.9), (2, -0.9), (0, 1.4), (1, 1.4), (3, -3.0)])
  func reading(quarterTurns: Int, degrees: Double) throws {
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1))
    try bench.know("b", DrawnForm(seed: 2))
    var page = DrawnForm(seed: 2)
    page.tick(1)
    let scan = try page.png(quarterTurns: quarterTurns, degrees: degrees)
    let reading = try #require(try bench.read(scan))
    let found = try #require(reading.pages.first)
    #expect(found.form?.workflow == "b")
    #expect(found.rotation == (4 - quarterTurns) % 4 * 90)
    // What is hardly turned is laid on its form as it was scanned; of a page on its side nobody knows yet.
    if quarterTurns % 2 == 0 { #expect((found.skew == 0) == (abs(degrees) <= 1)) }
    let fields = try #require(reading.cases.first).fields
    #expect(fields.map(\.name) == ["理由", "備考"])
    #expect(fields.map(\.value) == ["破損", nil])
    #expect(fields.allSatisfy { $0.findings.isEmpty && $0.corners.count == 8 })
  }

  @Test("no mark and two marks are findings and never accepted")
  func doubtfulMarks() throws {
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1))
    var page = DrawnForm(seed: 1)
    let none = try bench.read(try page.png())?.cases.first?.fields.first
    #expect(none?.findings.map(\.code) == ["choice.none"])
    #expect(none?.accepted == false && none?.value == nil)
    page.tick(0)
    page.tick(2)
    let both = try bench.read(try page.png())?.cases.first?.fields.first
    #expect(both?.findings.map(\.code) == ["choice.several"])
    #expect(both?.accepted == false && both?.value == nil)
  }

  @Test("where nothing need be marked, no mark is an answer, with a note")
  func leftOut() throws {
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1), asksForMark: false)
    let field = try bench.read(try DrawnForm(seed: 1).png())?.cases.first?.fields.first
    #expect(field?.findings.map(\.code) == ["choice.none"])
    #expect(field?.findings.first?.severity == .note)
    #expect(field?.value == nil && field?.evidence?.structure == .listed)
    #expect(field?.accepted == true)
  }

  @Test("an unknown form is unidentified, a forced one that does not fit says so")
  func unknown() throws {
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1))
    let stranger = try DrawnForm(seed: 99).png()
    let reading = try #require(try bench.read(stranger))
    #expect(reading.pages.first?.form == nil)
    #expect(reading.cases.count == 1 && reading.cases.first?.workflow == nil)
    #expect(reading.cases.first?.findings.map(\.code) == ["page.unidentified"])
    let forced = try #require(try bench.read(stranger, only: "a"))
    #expect(forced.cases.first?.workflow == nil)
    #expect(forced.cases.first?.findings.map(\.code) == ["page.unregistered"])
  }

  @Test("what fits no form is set level, since its lines are read", arguments: [0.1, 0.6, -0.9, 2])
  func level(degrees: Double) throws {
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1))
    let scan = try DrawnForm(seed: 99).png(quarterTurns: 0, degrees: degrees)
    let page = try #require(try bench.read(scan)?.pages.first)
    #expect(page.form == nil)
    #expect(abs(page.skew - (abs(degrees) < 0.2 ? 0 : degrees)) < 0.1)
  }

  @Test("a blank page is dropped and noted")
  func blank() throws {
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1))
    let reading = try #require(try bench.read(try DrawnForm.blankPage()))
    #expect(reading.pages.map(\.isBlank) == [true])
    #expect(reading.pages.first?.findings.map(\.severity) == [.note])
    #expect(reading.cases.allSatisfy { $0.workflow == nil })
  }

  @Test("a page is announced before it is read")
  func order() throws {
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1))
    let answers = try bench.ask(
      .read(.init(digests: bench.digests)), [try DrawnForm(seed: 1).png()])
    let kinds = answers.map { answer in
      switch answer.0 {
      case .pageStarted(let index, let count): "started \(index)/\(count)"
      case .page(let page): "page \(page.index)"
      case .read: "read"
      default: "other"
      }
    }
    #expect(kinds == ["started 1/1", "page 1", "read"])
  }

  @Test("broken documents are refused with their reason, and the service goes on")
  func broken() throws {
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1))
    let sound = try DrawnForm(seed: 1).png()
    #expect(throws: Refusal(.empty)) { _ = try bench.read(Data()) }
    let junk = #expect(throws: Refusal.self) {
      _ = try bench.read(Data("no picture at all, by no means".utf8))
    }
    #expect(junk?.code == .unknownFormat)
    let cut = #expect(throws: Refusal.self) { _ = try bench.read(sound.prefix(sound.count / 2)) }
    #expect(cut.map { [.truncated, .corruptImage].contains($0.code) } == true)
    #expect(try bench.read(sound)?.pages.first?.form?.workflow == "a")
  }

  @Test("without its language the engine is unavailable, in words that name the package")
  func noLanguage() throws {
    let bench = ServiceBench(languages: "/nonexistent")
    try bench.know("a", DrawnForm(seed: 1))
    let refusal = #expect(throws: Refusal.self) {
      _ = try bench.read(try DrawnForm(seed: 1).png())
    }
    #expect(refusal?.code == .readerUnavailable)
    #expect(refusal?.detail.contains("tesseract-ocr-jpn") == true)
  }

  @Test("without the data for numbers the reader says so, and is none that was counted")
  func noWestern() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "languages-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let installed = "/usr/share/tesseract-ocr/5/tessdata/jpn.traineddata"
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "jpn.traineddata").path, withDestinationPath: installed)
    for (languages, isWhole) in [(folder.path, false), (nil, true)] {
      let bench = ServiceBench(languages: languages)
      try bench.know("a", DrawnForm(seed: 1))
      _ = try bench.read(try DrawnForm(seed: 1).png())
      #expect(bench.service.program.contains("missing:tesseract-eng") != isWhole)
    }
  }

  @Test("boxes outside the paper are rejected with field and place")
  func outside() throws {
    var workflow = DrawnForm.workflow("a")
    workflow.fields.append(
      Field(name: "遠い", type: .text, source: .box(Box(x: 190, y: 20, width: 40, height: 8))))
    let answers = try ServiceBench().ask(
      .compile(workflow: try workflow.canonicalJSON(), digest: "d", paths: ["a.png"]),
      [try DrawnForm(seed: 1).png()])
    guard case .formRejected(let japanese, let english) = answers.first?.0 else {
      Issue.record("\(answers)")
      return
    }
    #expect(japanese.contains("遠い") && japanese.contains("210×297mm"))
    #expect(english.contains("遠い"))
  }

  @Test("blank pages that are missing, broken or empty are rejected in words")
  func badBlanks() throws {
    let json = try DrawnForm.workflow("a").canonicalJSON()
    for file in [Data(), Data("junk junk junk junk".utf8), try DrawnForm.blankPage()] {
      let answers = try ServiceBench().ask(
        .compile(workflow: json, digest: "d", paths: ["a.png"]), [file])
      guard case .formRejected(let japanese, _) = answers.first?.0 else {
        Issue.record("\(answers)")
        return
      }
      #expect(japanese.contains("a.png"))
    }
  }

  @Test("a form under another digest, and one never loaded, are refused")
  func digests() throws {
    let bench = ServiceBench()
    let answers = try bench.ask(.loadForms(digests: ["x"]), [Data("UKCF".utf8)])
    guard case .refused(let refusal) = answers.first?.0 else {
      Issue.record("\(answers)")
      return
    }
    #expect(refusal.code == .readerUnavailable)
    bench.digests = ["never"]
    #expect(throws: Refusal.self) { _ = try bench.read(try DrawnForm(seed: 1).png()) }
  }

  @Test("a page is rendered upright with its overlay, as large as asked")
  func render() throws {
    let answers = try ServiceBench().ask(
      .render(
        .init(
          page: 1, rotation: 90, longestSide: 400,
          overlay: [
            Overlay(corners: [10, 10, 200, 10, 200, 60, 10, 60], caption: "山田", tone: .doubt)
          ])),
      [try DrawnForm(seed: 1).png()])
    guard case .rendered(let width, let height) = answers.first?.0 else {
      Issue.record("\(answers)")
      return
    }
    #expect(width == 400 && height == 283)
    #expect(answers.first?.1?.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
  }

  @Test("a blank form's boxes are proposed")
  func layout() throws {
    let answers = try ServiceBench().ask(
      .proposeLayout(page: 1, limits: .init()), [try DrawnForm(seed: 1).png()])
    guard case .layout(let proposal) = answers.first?.0 else {
      Issue.record("\(answers)")
      return
    }
    #expect(abs(proposal.width - 210) < 1 && abs(proposal.height - 297) < 1)
  }
}

/// Editions of a form that nobody described.
@Suite("Another edition", .serialized)
struct OtherEditionTests {
  private func read(_ draw: (inout DrawnForm) -> Void, knowing: [(String, DrawnForm)]) throws
    -> DocumentReading
  {
    let bench = ServiceBench()
    for (id, form) in knowing { try bench.know(id, form) }
    var page = DrawnForm(seed: 1)
    page.tick(1)
    draw(&page)
    return try #require(try bench.read(try page.png(degrees: 0.1)))
  }

  @Test("a page that is printed otherwise shows where, and nothing of it is accepted")
  func unknown() throws {
    for draw in [{ (page: inout DrawnForm) in page.row() }, { $0.label() }] {
      let reading = try read(draw, knowing: [("a", DrawnForm(seed: 1))])
      let found = try #require(reading.cases.first)
      #expect(found.workflow == "a")
      let finding = try #require(found.findings.first { $0.code == "page.otherEdition" })
      #expect(finding.severity == .doubt)
      let place = try #require(finding.places?.first)
      let middle = (x: place.box[0] + place.box[2] / 2, y: place.box[1] + place.box[3] / 2)
      let box = DrawnForm.changed
      #expect(middle.x > box.x && middle.x < box.maxX)
      #expect(middle.y > box.y - 3 && middle.y < box.maxY + 3)
      #expect(place.page == 1 && place.corners.count == 8)
      #expect(finding.japanese.contains("試験 a"))
      #expect(found.fields.allSatisfy { !$0.accepted })
    }
    let same = try read({ _ in }, knowing: [("a", DrawnForm(seed: 1))])
    #expect(same.cases.first?.findings.isEmpty == true)
  }

  @Test("of two described editions the page is the one that it shows")
  func told() throws {
    var newer = DrawnForm(seed: 1)
    newer.row()
    let known = [("old", DrawnForm(seed: 1)), ("new", newer)]
    #expect(try read({ _ in }, knowing: known).cases.first?.workflow == "old")
    #expect(try read({ $0.row() }, knowing: known).cases.first?.workflow == "new")
  }

  @Test("between two forms with the same print a person chooses")
  func ambiguous() throws {
    let known = [("a", DrawnForm(seed: 1)), ("b", DrawnForm(seed: 1))]
    let found = try #require(try read({ _ in }, knowing: known).cases.first)
    #expect(found.workflow == nil)
    #expect(found.findings.map(\.code) == ["page.ambiguous"])
  }
}
