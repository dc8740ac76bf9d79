public import Foundation
import Imaging
public import Japanese
package import Judging
public import Readings
public import Recognition
import Workflows

/// The work of a reader process: takes requests, gives responses. One thread uses it.
///
/// Engines are created once, at the first need, and serve every document after that; no document
/// leaves a trace in how the next one is read.
public final class ReaderService {
  /// What the service takes from the world around it.
  public struct Surroundings {
    /// Day by which rules count ages; 受付日 as far as a reader can know it.
    public var today: () -> CalendarDate
    /// Milliseconds from any fixed moment, for timing stages.
    public var now: () -> Double
    /// Folder of Tesseract's languages; nil for its own place.
    public var languages: String?
    /// Runtime and models of the networks and the lexicons; nil reads with Tesseract alone.
    public var models: ModelFolder?

    public init(
      today: @escaping () -> CalendarDate, now: @escaping () -> Double, languages: String? = nil,
      models: ModelFolder? = nil
    ) {
      self.today = today
      self.now = now
      self.languages = languages
      self.models = models
    }
  }

  /// Takes a response and, where it has bulk bytes, its blob.
  public typealias Emit = (ReaderResponse, Data?) throws -> Void

  /// Name and version of the program, of the engines that it has, and of their judge, for provenance.
  public var program: String {
    ([engineNames] + [engines?.judge.name].compactMap(\.self)).joined(separator: "+")
  }

  private var engineNames: String {
    let lexicons = engines?.lexicons
    let engines = [
      self.engines?.network?.name, self.engines?.network?.language.label, self.engines?.boxes?.name,
      self.engines?.singles?.name, self.engines?.numbers?.name,
      lexicons?.postal?.name, lexicons?.names?.label,
    ]
    var broken = (self.engines?.broken ?? []).map { "broken:\($0)" }
    // Numbers are then read by the Japanese data, which nobody counted.
    if let engines = self.engines, engines.western == nil { broken.append("missing:tesseract-eng") }
    return ([name] + engines.compactMap(\.self) + broken).joined(separator: "+")
  }
  private let name: String
  private let surroundings: Surroundings
  /// Instead of the judge that suits the engines, for measuring.
  private let otherJudge: (any Judge)?
  private var forms: [String: LoadedForm] = [:]
  private var engines: Engines?
  private let blanks = KnownBlanks()
  /// What a site has learned of letters and names, made ready; as long as the lesson is the same.
  private var lesson: (learned: SiteCalibration, texts: SiteTexts?)?

  /// - Parameter version: of the program.
  public convenience init(version: String, surroundings: Surroundings) {
    self.init(version: version, surroundings: surroundings, judge: nil)
  }

  /// With another judge, for measuring.
  package init(version: String, surroundings: Surroundings, judge: (any Judge)?) {
    otherJudge = judge
    name = "uketsuke-reader-\(version)+\(TesseractReader.engine)"
    self.surroundings = surroundings
  }

  /// Creates the engines ahead of the first document.
  /// - Returns: the first message of a new reader: a refusal where an engine is missing.
  public func greeting() -> ReaderResponse {
    do {
      _ = try ready()
      return .ready(protocolVersion: readerProtocolVersion, reader: program)
    } catch let refusal as Refusal {
      return .refused(refusal)
    } catch {
      return .refused(Refusal(.readerUnavailable, detail: "\(error)"))
    }
  }

  /// Does what is asked. What is wrong with a document or a form is a response; only what `emit`
  /// throws is thrown.
  ///
  /// - Parameter descriptors: open files in the order that the request's operation names; they
  ///   stay the caller's.
  public func handle(
    _ request: ReaderRequest, descriptors: [Int32], emit: Emit
  ) throws {
    do {
      switch request {
      case .loadForms(let digests): try load(digests, descriptors, emit)
      case .compile(let workflow, let digest, let paths):
        try compile(workflow, digest, paths, descriptors, emit)
      case .read(let order): try read(order, descriptors, emit)
      case .render(let order): try PageRenderer.render(order, try first(descriptors), emit)
      case .proposeLayout(let page, let limits):
        try LayoutProposer.propose(page: page, limits: limits, try first(descriptors), emit)
      case .writeSearchablePDF(let order):
        let clock = StageClock(now: surroundings.now)
        try SearchablePDFWriter(transcriber: try transcriber(clock), clock: clock)
          .write(order, descriptors, emit)
      }
    } catch let refusal as Refusal {
      try emit(.refused(refusal), nil)
    } catch let error as ImagingError {
      try emit(.refused(Refusal(error)), nil)
    }
  }

  // MARK: - Operations

  private func load(_ digests: [String], _ descriptors: [Int32], _ emit: Emit) throws {
    guard digests.count == descriptors.count else { throw Self.wrongDescriptors }
    for (digest, descriptor) in zip(digests, descriptors) where forms[digest] == nil {
      forms[digest] = try LoadedForm(MappedFile.contents(of: descriptor), digest: digest)
    }
    try emit(.loaded, nil)
  }

  private func compile(
    _ workflow: Data, _ digest: String, _ paths: [String], _ descriptors: [Int32], _ emit: Emit
  ) throws {
    guard paths.count == descriptors.count else { throw Self.wrongDescriptors }
    let files = Dictionary(zip(paths, descriptors)) { first, _ in first }
    do {
      let result = try FormCompiler.compile(workflow: workflow, digest: digest, files: files)
      try emit(.compiled(warnings: result.warnings), result.blob)
    } catch let rejection as FormCompiler.Rejection {
      try emit(.formRejected(japanese: rejection.japanese, english: rejection.english), nil)
    }
  }

  private func read(
    _ order: ReaderRequest.ReadOrder, _ descriptors: [Int32], _ emit: Emit
  ) throws {
    let engines = try ready()
    let counted = try order.digests.map { digest in
      guard let form = forms[digest] else {
        throw Refusal(.readerUnavailable, detail: "A form of the order was never loaded.")
      }
      return form
    }
    let clock = StageClock(now: surroundings.now)
    let learned = usable(engines, order.site.calibration)
    let judge = corrected(engines, by: learned)
    let program = learned.map { self.program + "+" + $0.name } ?? self.program
    let document = DocumentReader(
      forms: counted, only: order.only, limits: order.limits,
      fields: FieldReader(
        network: engines.network, boxes: engines.boxes, singles: engines.singles,
        numbers: engines.numbers, japanese: engines.japanese, western: engines.western, clock: clock
      ),
      lexicons: engines.lexicons, reader: engines.japanese,
      transcriber: try transcriber(clock),
      judge: judge,
      site: SiteRecord(order.site, reader: ReaderName(program).counted),
      lesson: learned.flatMap { texts(of: $0, engines) }, program: program,
      today: surroundings.today(), clock: clock, blanks: blanks)
    let reading = try document.read(descriptor: try first(descriptors)) { try emit($0, nil) }
    try emit(.read(reading), nil)
  }

  /// What the site has learned, where it was learned with these engines and this judge.
  private func usable(_ engines: Engines, _ site: SiteCalibration?) -> SiteCalibration? {
    guard let site, site.isSound, site.reader == ReaderName(program).shipped,
      (otherJudge ?? engines.judge) is CalibratedJudge
    else { return nil }
    return site
  }

  /// The judge as the site has corrected it.
  private func corrected(_ engines: Engines, by site: SiteCalibration?) -> any Judge {
    let judge = otherJudge ?? engines.judge
    guard let site, let calibrated = judge as? CalibratedJudge else { return judge }
    return calibrated.corrected(by: site)
  }

  /// Made once a lesson: its names are held against the whole table.
  private func texts(of site: SiteCalibration, _ engines: Engines) -> SiteTexts? {
    if let lesson, lesson.learned == site { return lesson.texts }
    let texts = SiteTexts(site, names: engines.lexicons.names)
    lesson = (site, texts)
    return texts
  }

  // MARK: - Engines

  private struct Engines {
    var japanese: TesseractReader
    var western: TesseractReader?
    var network: NeuralLineReader?
    var boxes: NeuralBoxReader?
    var singles: NeuralLetterReader?
    var numbers: NeuralNumberReader?
    var lexicons: Lexicons
    /// Names of files that are there and cannot be used: `doctor` calls them wrong, not missing.
    var broken: [String] = []
    /// Weighs what these engines say.
    var judge: any Judge = CountingJudge.tesseract
  }

  private func ready() throws -> Engines {
    if let engines { return engines }
    var broken: [String] = []
    func open<Value>(_ path: String?, _ body: (String) throws -> Value) -> Value? {
      guard let path, FileManager.default.fileExists(atPath: path) else { return nil }
      do {
        return try body(path)
      } catch {
        broken.append(URL(filePath: path).lastPathComponent)
        return nil
      }
    }
    let models = surroundings.models
    let language = LanguageTables(
      words: open(models?.letters) { try LetterTable(path: $0) },
      readings: open(models?.readings) { try LetterTable(path: $0) })
    let runtime = models?.runtime ?? ""
    // Without the runtime no network is missing by its own fault.
    let networks = FileManager.default.fileExists(atPath: runtime) ? models : nil
    var made = Engines(
      japanese: try TesseractReader(language: "jpn", folder: surroundings.languages),
      western: try? TesseractReader(language: "eng", folder: surroundings.languages),
      network: open(networks?.lines) {
        try NeuralLineReader(library: runtime, model: $0, language: language)
      },
      boxes: open(networks?.boxed) { try NeuralBoxReader(library: runtime, model: $0) },
      singles: open(networks?.singleLetters) {
        try NeuralLetterReader(library: runtime, model: $0)
      },
      numbers: open(networks?.numbers) { try NeuralNumberReader(library: runtime, model: $0) },
      lexicons: Lexicons(
        postal: open(models?.postal) { try PostalTable(path: $0) },
        names: open(models?.names) { try NameTable(path: $0) }))
    made.broken = broken
    engines = made
    if let calibration = surroundings.models?.calibration(for: engineNames) {
      made.judge = CalibratedJudge(calibration, fallback: CountingJudge.tesseract)
    }
    engines = made
    return made
  }

  private func transcriber(_ clock: StageClock) throws -> PageTranscriber {
    let engines = try ready()
    return PageTranscriber(
      reader: LineTranscriber(network: engines.network, japanese: engines.japanese), clock: clock)
  }

  private func first(_ descriptors: [Int32]) throws -> Int32 {
    guard let first = descriptors.first else { throw Self.wrongDescriptors }
    return first
  }

  private static var wrongDescriptors: Refusal {
    Refusal(.readerUnavailable, detail: "The request came with other descriptors than it names.")
  }
}
