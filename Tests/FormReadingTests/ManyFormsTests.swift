import Foundation
import Imaging
import Readings
import Recognition
import Testing
import Workflows

@testable import FormReading

/// Processor time of this thread, so that a busy machine does not count.
private func threadSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// None of these forms names a text, so that nothing is read.
private final class SilentReader: TextReader {
  let name = "silent"

  func read(_ request: TextRequest) throws -> TextOpinion {
    TextOpinion(opinion: ReaderOpinion(name: name, text: "", confidence: 0))
  }
}

@Suite("One of three hundred forms", .serialized)
struct ManyFormsTests {
  private static func form(_ id: String, _ blank: DrawnForm) throws -> LoadedForm {
    let page = try CompiledPage(compiling: blank.raster())
    let blob = FormContainer.pack(
      .init(
        digest: "d-\(id)", workflow: try DrawnForm.workflow(id).canonicalJSON(), pages: [page.blob])
    )
    return try LoadedForm(blob, digest: "d-\(id)")
  }

  /// The form of a seed, and two revisions of it.
  private static func drawn(_ seed: UInt64, revision: Int) -> DrawnForm {
    var form = DrawnForm(seed: seed)
    if revision == 1 { form.row() }
    if revision == 2 { form.label() }
    return form
  }

  /// Prints what a page costs; times are not judged.
  @Test("is found, its revisions are told apart")
  func found() throws {
    let forms = try (0..<300).map { index in
      try Self.form(
        "f\(index)", Self.drawn(UInt64(index / 3) + 500, revision: index % 3))
    }
    var times: [Double] = []
    for index in stride(from: 0, to: 300, by: 23) {
      var page = Self.drawn(UInt64(index / 3) + 500, revision: index % 3)
      page.tick(index % 3)
      // As far as pages are left that are laid on a form as they were scanned.
      let turn = [0.1, 0.95, -0.95][index / 23 % 3]
      let scan = try page.raster().turned(degrees: turn).rotated(quarterTurns: index % 4)
      let start = threadSeconds()
      let prepared = PreparedPage(scan)
      let outcome = try PageIdentifier(forms: forms, reader: SilentReader())
        .identify(scan, prepared: prepared)
      times.append((threadSeconds() - start) * 1000)
      guard case .match(let match) = outcome else {
        Issue.record("f\(index): \(outcome)")
        continue
      }
      #expect(match.form.workflow.id == "f\(index)")
    }
    times.sort()
    print(
      "one of \(forms.count) forms: median \(Int(times[times.count / 2])) ms a page, at most",
      "\(Int(times[times.count - 1])) ms, \(times.count) pages")
  }

  @Test("two forms with the same print are for a person to choose")
  func sameLook() throws {
    let forms = try ["a", "b"].map { try Self.form($0, DrawnForm(seed: 7)) }
    let page = try DrawnForm(seed: 7).raster()
    let outcome = try PageIdentifier(forms: forms, reader: SilentReader())
      .identify(page, prepared: PreparedPage(page))
    guard case .ambiguous(let both) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(Set(both.map(\.form.workflow.id)) == ["a", "b"])
  }
}
