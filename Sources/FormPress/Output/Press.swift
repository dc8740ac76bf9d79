public import Foundation
public import Workflows

/// How scans are to be drawn.
public struct PressOrder: Sendable {
  public var level: AgeingLevel
  /// A hand or a group of hands.
  public var hand: String
  /// Chance that an entry was first written wrong.
  public var mistakes: Double
  /// What stands on every page beside what the form asks for; nil for nothing.
  public var addition: Addition?
  public var format: ScanFormat
  /// Pixels per inch; nil takes the level's.
  public var dpi: Double?
  /// Clockwise quarter turns of the finished scan.
  public var quarterTurns: Int

  public init(
    level: AgeingLevel, hand: String, mistakes: Double = 0, addition: Addition? = nil,
    format: ScanFormat = .pdf, dpi: Double? = nil, quarterTurns: Int = 0
  ) {
    self.level = level
    self.hand = hand
    self.mistakes = mistakes
    self.addition = addition
    self.format = format
    self.dpi = dpi
    self.quarterTurns = quarterTurns
  }
}

/// A drawn scan with what is written on it.
public struct PressedScan: Sendable {
  public var file: Data
  public var truth: Data
}

/// Draws filled and aged scans of one workflow's form.
public struct Press: ~Copyable {
  public let workflow: Workflow
  private let blanks: BlankPages
  private let materials: HandMaterials

  /// `folder` is where the workflow file lies; `materials` is needed by hands that are no fonts.
  public init(
    _ workflow: Workflow, folder: URL, materials: HandMaterials = .none
  ) throws(PressError) {
    self.workflow = workflow
    self.materials = materials
    blanks = try BlankPages(of: workflow.form, in: folder)
  }

  /// One scan; the same seed and order give the same bytes.
  public func scan(seed: UInt64, order: PressOrder) throws(PressError) -> PressedScan {
    let (pages, truth) = try application(seed: seed, order: order)
    return PressedScan(
      file: try order.format.file(of: pages, level: order.level),
      truth: try Truth.file([truth], drawn: order))
  }

  func application(
    seed: UInt64, order: PressOrder
  ) throws(PressError) -> (pages: [Raster], truth: Truth) {
    let root = SplitMix64(seed: seed).branch(workflow.id)
    var composer = Composer(workflow, seed: root.branch("values"))
    let form = composer.compose()
    var choosing = root.branch("hand")
    let hand = choosing.pick(try Hand.named(order.hand))
    try materials.require(for: hand)
    let pen = Pen.make(hand, by: &choosing)
    var filler = FormFiller(
      workflow: workflow,
      writer: Writer(pen: pen, seed: root.branch("writing"), materials: materials),
      tick: choosing.pick([.tick, .tick, .tick, .cross, .filled, .ring]), mistakes: order.mistakes)
    var rasters: [Raster] = []
    var additions: [Truth.Addition] = []
    for index in 0..<blanks.count where form.has(page: index + 1, of: workflow) {
      let page = try page(
        index, form: form, filler: &filler, order: order, root: root.branch("\(index)"))
      rasters.append(page.raster)
      if let kind = order.addition, let box = page.added {
        additions.append(Truth.Addition(page: rasters.count, kind: kind, box: box))
      }
    }
    var truth = Truth(workflow, form: form)
    truth.remarks = filler.remarks
    truth.additions = additions
    return (rasters, truth)
  }

  private func page(
    _ index: Int, form: FilledForm, filler: inout FormFiller, order: PressOrder, root: SplitMix64
  ) throws(PressError) -> (raster: Raster, added: Box?) {
    let dpi = order.dpi ?? order.level.dpi
    let size = blanks.size(of: index)
    let paper = try blanks.draw(index, dpi: dpi)
    try paper.require(filler.writer.pen.hand.face, package: filler.writer.pen.hand.package)
    let places = workflow.fields.filter { $0.page == index + 1 }.flatMap(\.allBoxes)
    var added: Box?
    if let addition = order.addition {
      var random = root.branch("addition")
      // By the same hand, whose writing in the fields is the same without it.
      var writer = Writer(
        pen: filler.writer.pen, seed: random.branch("writing"), materials: materials)
      added = addition.draw(
        on: paper, free: try FreePlaces(paper, size: size, dpi: dpi, fields: places),
        fields: places, writer: &writer, random: &random)
    }
    filler.fill(form, page: index + 1, on: paper)
    var wear = PaperWear(level: order.level, random: root.branch("wear"))
    wear.stamp(paper, page: size, avoiding: places, day: form.household.today)
    wear.punch(paper, page: size)
    wear.crease(paper, page: size)
    let glass = try wear.scan(paper, size: size, dpi: dpi)
    var raster = try Raster(glass, gray: order.level.colour != .full, dpi: dpi)
    if order.level.bend > 0 {
      var bending = root.branch("bend")
      raster.bend(by: order.level.bend, &bending)
    }
    var scanner = root.branch("scanner")
    raster.age(order.level, by: &scanner)
    return (order.quarterTurns == 0 ? raster : raster.turned(order.quarterTurns), added)
  }
}
