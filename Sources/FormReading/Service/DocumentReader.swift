import Imaging
import Japanese
import Judging
import Readings
import Recognition
import Workflows

/// Reads a document: pages, forms, fields, cases.
struct DocumentReader {
  let forms: [LoadedForm]
  /// The workflow that every page must be; nil where pages are to be identified.
  let only: String?
  let limits: ReadingLimits
  let fields: FieldReader
  let lexicons: Lexicons
  let reader: any TextReader
  /// Writes down pages that fit no form.
  let transcriber: PageTranscriber
  let judge: any Judge
  let site: SiteRecord
  /// What the site has learned of letters and names; nil where it has not.
  let lesson: SiteTexts?
  let program: String
  let today: CalendarDate
  let clock: StageClock
  let blanks: KnownBlanks

  /// What is kept of a page once its raster is gone.
  private struct Page {
    var reading: PageReading
    var form: LoadedForm?
    var read = PageFieldReader.Page()
    /// What a person must know of the page to decide the case.
    var doubts: [Finding] { reading.findings.filter { $0.severity == .doubt } }
  }

  /// - Throws: `Refusal` where the document cannot be processed.
  func read(
    descriptor: Int32, emit: (ReaderResponse) throws -> Void
  ) throws -> DocumentReading {
    do {
      let file = try clock.measure(.decode) {
        try ScanFile.open(descriptor: descriptor, limits: ImagingLimits(limits))
      }
      var pages: [Page] = []
      // What a page that seems empty may show through from: scanners give a sheet's front first.
      var front: PageTraces?
      for index in 0..<file.pageCount {
        try emit(.pageStarted(index: index + 1, of: file.pageCount))
        let raster = try clock.measure(.decode) { try file.page(at: index) }
        let small = clock.measure(.identify) { SmallPage(raster) }
        let traces = clock.measure(.identify) { PageTraces(small) }
        let page = try self.page(raster, small, index: index + 1, traces: traces, behind: front)
        front = traces
        try emit(.page(page.reading))
        pages.append(page)
      }
      let cases = clock.measure(.check) { self.cases(pages) }
      return DocumentReading(
        reader: program, pages: pages.map(\.reading), cases: cases,
        milliseconds: clock.milliseconds)
    } catch let error as ImagingError {
      throw Refusal(error)
    }
  }

  // MARK: - A page

  /// Degrees up to which a form is found on a page as it was scanned: turning it would blur it once more.
  private static let registrable = 1.0
  /// Degrees up to which lines of text are level; what fits no form is read along them.
  private static let level = 0.2

  /// - Parameter front: of the page before, which may be the same sheet's other side.
  private func page(
    _ raster: Raster, _ small: SmallPage, index: Int, traces: PageTraces, behind front: PageTraces?
  ) throws -> Page {
    var reading = PageReading(
      index: index, width: raster.width, height: raster.height, dpi: raster.dpi)
    if raster.dpiInferred {
      reading.findings.append(.inferredResolution(index, dpi: Int(raster.dpi.rounded())))
    }
    if clock.measure(.identify, { traces.isBlank(behind: front) }) {
      reading.isBlank = true
      reading.findings.append(.blankPage(index))
      return Page(reading: reading)
    }
    let candidates = only.map { id in forms.filter { $0.workflow.id == id } } ?? forms
    let identified = try identified(raster, small, among: candidates)
    reading.skew = identified.skew
    let (straight, prepared) = (identified.straight, identified.prepared)
    guard case .match(let match) = identified.outcome else {
      // A form that carries such a mark is a form.
      if let mark = try clock.measure(.identify, { try SeparatorFinder.mark(on: prepared) }) {
        reading.separator = mark
        reading.findings.append(.separator(index, mark))
        return Page(reading: reading)
      }
      let name = only.map { id in candidates.first?.workflow.name ?? id }
      reading.findings.append(unmatched(identified.outcome, straight, index: index, only: name))
      if traces.isFaint { reading.findings.append(.almostBlankPage(index)) }
      try transcribe(straight, &reading)
      return Page(reading: reading)
    }
    let upright = clock.measure(.register) { straight.rotated(quarterTurns: match.quarterTurns) }
    reading.width = upright.width
    reading.height = upright.height
    reading.rotation = (match.quarterTurns % 4) * 90
    reading.form = FormMatch(
      workflow: match.form.workflow.id, version: match.form.digest, formPage: match.formPage,
      score: match.score)
    reading.registration = Registration(match.registration, dpi: upright.dpi)
    let blank = clock.measure(.register) {
      blanks.blank(of: match.form, formPage: match.formPage)
    }
    let sight = clock.measure(.register) {
      PageSight(
        raster: upright, place: match.registration.place,
        blank: blank.print,
        prepared: match.quarterTurns % 4 == 0 ? prepared : nil)
    }
    let onForm = PageOnForm(
      raster: upright, place: match.registration.place, blank: blank.places, sight: sight)
    let added = try clock.measure(.check) {
      try AddedText(
        sight, workflow: match.form.workflow, formPage: match.formPage, in: onForm,
        by: transcriber.reader, clock: clock)
    }
    var read = try clock.measure(.crop) {
      try PageFieldReader(
        fields: fields, lexicons: lexicons, judge: judge, site: site, lesson: lesson, added: added
      ).read(match.form.workflow, formPage: match.formPage, index: index, in: onForm)
    }
    if let finding = added.finding(index, on: sight) { reading.findings.append(finding) }
    let doubts = PageDoubts(sight: sight, fields: match.form.workflow.fields)
      .findings(formPage: match.formPage, index: index)
    reading.findings += doubts.map(\.finding)
    let others = clock.measure(.check) {
      EditionDoubts(workflow: match.form.workflow, formPage: match.formPage, sight: sight)
        .places(index: index)
    }
    if !others.isEmpty {
      reading.findings.append(.otherEdition(index, of: match.form.workflow.name, others))
    }
    if !others.isEmpty || doubts.contains(where: \.coversValues) {
      read.acceptNothing()
    }
    return Page(reading: reading, form: match.form, read: read)
  }

  /// A page, set straight as far as it had to be, and what form it is.
  private struct Identified {
    var straight: Raster
    var prepared: PreparedPage
    /// Degrees by which it was turned back; 0 where it was not.
    var skew: Double
    var outcome: PageIdentifier.Outcome
  }

  private func identified(
    _ raster: Raster, _ small: SmallPage, among forms: [LoadedForm]
  ) throws -> Identified {
    let skew = clock.measure(.identify) { small.findSkew() }
    func identified(isTurned: Bool) throws -> Identified {
      let (straight, prepared) = clock.measure(.identify) {
        let straight = isTurned ? raster.deskewed(skew) : raster
        return (straight, PreparedPage(straight))
      }
      let outcome = try clock.measure(.register) {
        try PageIdentifier(forms: forms, reader: reader).identify(straight, prepared: prepared)
      }
      return Identified(
        straight: straight, prepared: prepared, skew: isTurned ? skew.degrees : 0, outcome: outcome)
    }
    let degrees = abs(skew.degrees)
    let first = try identified(isTurned: degrees > Self.registrable)
    guard degrees > Self.level, degrees <= Self.registrable, !first.outcome.isMatch else {
      return first
    }
    return try identified(isTurned: true)
  }

  /// What is written on a page that fits no form, for people who look at it in the tray.
  private func transcribe(_ straight: Raster, _ reading: inout PageReading) throws {
    let result = try transcriber.transcribe(straight, index: reading.index)
    let upright = result.quarterTurns % 2 == 0
    reading.width = upright ? straight.width : straight.height
    reading.height = upright ? straight.height : straight.width
    reading.rotation = (result.quarterTurns % 4) * 90
    reading.transcript = result.transcript
    reading.findings += result.findings
  }

  /// Why a page is no known form.
  private func unmatched(
    _ outcome: PageIdentifier.Outcome, _ straight: Raster, index: Int, only: String?
  ) -> Finding {
    switch outcome {
    case .ambiguous(let matches): return .ambiguous(index, matches.map(\.form.workflow.name))
    case .like(let match):
      let places = clock.measure(.check) {
        let upright = straight.rotated(quarterTurns: match.quarterTurns)
        let sight = PageSight(
          raster: upright, place: match.registration.place,
          blank: blanks.blank(of: match.form, formPage: match.formPage).print)
        return EditionDoubts(workflow: match.form.workflow, formPage: match.formPage, sight: sight)
          .places(index: index)
      }
      return .like(index, form: match.form.workflow.name, places)
    case .match, .unknown:
      return only.map { .unregistered(index, form: $0) } ?? .unidentified(index)
    }
  }

  // MARK: - Cases

  private func cases(_ pages: [Page]) -> [CaseReading] {
    if !pages.isEmpty, pages.allSatisfy(\.reading.isLeftOut) {
      // Nobody drops blank paper on purpose: a person must see that nothing was on it.
      return [
        CaseReading(
          workflow: nil, version: nil, pages: pages.map(\.reading.index),
          findings: [
            pages.allSatisfy(\.reading.isBlank)
              ? .blankDocument(pages: pages.count) : .onlySeparators(pages: pages.count)
          ])
      ]
    }
    let groups = CaseSplitter.split(
      pages.map { CaseSplitter.Page($0.reading) }, policies: CaseSplitter.policies(of: forms))
    return groups.map { group in
      let members = group.pages.compactMap { page in
        pages.first { $0.reading.index == page.index }
      }
      guard let form = members.lazy.compactMap(\.form).first else {
        return CaseReading(
          workflow: nil, version: nil, pages: group.pages.map(\.index),
          findings: members.flatMap(\.doubts))
      }
      let assembler = CaseAssembler(workflow: form.workflow, version: form.digest, today: today)
      var reading = assembler.assemble(
        members.filter { $0.form != nil }.map { page in
          CaseAssembler.Page(
            formPage: page.reading.form?.formPage ?? 0, index: page.reading.index,
            score: page.reading.form?.score ?? 0, fields: page.read.fields,
            blankRows: page.read.blankRows, doubts: page.doubts)
        })
      reading.add(
        group, after: pages.map(\.reading).separator(before: group), of: form.workflow,
        known: forms.map(\.workflow))
      reading.findings += CaseSplitter.unseenPages(
        of: group, among: groups, optional: form.workflow.form.optionalPages
      ).map { .optionalPageUnseen($0, of: form.workflow.name) }
      return reading
    }
  }
}
