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
  let judge: any Judge
  let program: String
  let today: CalendarDate
  let clock: StageClock

  /// What is kept of a page once its raster is gone.
  private struct Page {
    var reading: PageReading
    var form: LoadedForm?
    var fields: [FieldReading] = []
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
      for index in 0..<file.pageCount {
        try emit(.pageStarted(index: index + 1, of: file.pageCount))
        let raster = try clock.measure(.decode) { try file.page(at: index) }
        let page = try self.page(raster, index: index + 1)
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

  private func page(_ raster: Raster, index: Int) throws -> Page {
    var reading = PageReading(
      index: index, width: raster.width, height: raster.height, dpi: raster.dpi)
    if raster.dpiInferred {
      reading.findings.append(.inferredResolution(index, dpi: Int(raster.dpi.rounded())))
    }
    if clock.measure(.identify, { raster.isBlank }) {
      reading.isBlank = true
      reading.findings.append(.blankPage(index))
      return Page(reading: reading)
    }
    let (straight, prepared) = clock.measure(.identify) {
      let skew = raster.findSkew()
      // What the registration takes in its stride needs no resampling.
      let isSkewed = abs(skew.degrees) > 0.2
      reading.skew = isSkewed ? skew.degrees : 0
      let straight = isSkewed ? raster.deskewed(skew) : raster
      return (straight, PreparedPage(straight))
    }
    let candidates = only.map { id in forms.filter { $0.workflow.id == id } } ?? forms
    let match = try clock.measure(.register) {
      try PageIdentifier(forms: candidates, reader: reader).identify(straight, prepared: prepared)
    }
    guard let match else {
      let name = only.map { id in candidates.first?.workflow.name ?? id }
      reading.findings.append(
        name.map { .unregistered(index, form: $0) } ?? .unidentified(index))
      return Page(reading: reading)
    }
    let upright = clock.measure(.register) { straight.rotated(quarterTurns: match.quarterTurns) }
    reading.width = upright.width
    reading.height = upright.height
    reading.rotation = (match.quarterTurns % 4) * 90
    reading.form = FormMatch(
      workflow: match.form.workflow.id, version: match.form.digest, formPage: match.formPage,
      score: match.score)
    reading.registration = Registration(
      affine: match.registration.affine.list, residual: match.registration.residualMM,
      patches: match.registration.patches)
    let blank = match.form.pages[match.formPage - 1]
    let sight = clock.measure(.register) {
      PageSight(raster: upright, affine: match.registration.affine, form: blank)
    }
    let onForm = PageOnForm(
      raster: upright, affine: match.registration.affine, form: blank, sight: sight)
    var read = try clock.measure(.crop) {
      try PageFieldReader(fields: fields, lexicons: lexicons, judge: judge).read(
        match.form.workflow, formPage: match.formPage, index: index, in: onForm)
    }
    let doubts = PageDoubts(sight: sight, fields: match.form.workflow.fields)
      .findings(formPage: match.formPage, index: index)
    reading.findings += doubts.map(\.finding)
    if doubts.contains(where: \.coversValues) {
      for index in read.indices { read[index].accepted = false }
    }
    return Page(reading: reading, form: match.form, fields: read)
  }

  // MARK: - Cases

  private func cases(_ pages: [Page]) -> [CaseReading] {
    if !pages.isEmpty, pages.allSatisfy(\.reading.isBlank) {
      // Nobody drops blank paper on purpose: a person must see that nothing was on it.
      return [
        CaseReading(
          workflow: nil, version: nil, pages: pages.map(\.reading.index),
          findings: [.blankDocument(pages: pages.count)])
      ]
    }
    let groups = CaseSplitter.split(
      pages.map { page in
        CaseSplitter.Page(
          index: page.reading.index, isBlank: page.reading.isBlank,
          form: page.reading.form.map { .init(workflow: $0.workflow, version: $0.version) },
          formPage: page.reading.form?.formPage ?? 0)
      })
    return groups.map { group in
      let members = group.pages.compactMap { page in
        pages.first { $0.reading.index == page.index }
      }
      guard let form = members.first?.form else {
        return CaseReading(
          workflow: nil, version: nil, pages: group.pages.map(\.index),
          findings: members.flatMap(\.doubts))
      }
      let assembler = CaseAssembler(workflow: form.workflow, version: form.digest, today: today)
      return assembler.assemble(
        members.map { page in
          CaseAssembler.Page(
            formPage: page.reading.form?.formPage ?? 0, index: page.reading.index,
            score: page.reading.form?.score ?? 0, fields: page.fields, doubts: page.doubts)
        })
    }
  }
}
