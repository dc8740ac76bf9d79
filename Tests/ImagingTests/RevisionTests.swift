import Foundation
import TestKit
import Testing

@testable import Imaging

/// Forms that are nearly another form.
@Suite struct RevisionTests {
  typealias Change = SyntheticForm.Change

  struct Drawn {
    var form: SyntheticForm
    var blank: Raster
    var compiled: CompiledPage

    init(_ change: Change?, seed: UInt64 = 31) throws {
      form = SyntheticForm(seed: seed)
      if let change { form.change(change) }
      blank = try form.raster(dpi: 400)
      compiled = try CompiledPage(compiling: blank)
    }

    func page(_ seed: UInt64, dpi: Double = 300, bilevel: Bool = false) throws -> Raster {
      var scanning = Scanning(
        degrees: 0.7, scale: 1.01, shiftX: 2, shiftY: -1, noise: 8, strokes: 3, seed: seed)
      scanning.bilevel = bilevel
      return try scanning.scan(form, blank: blank, dpi: dpi).deskewed()
    }
  }

  static let changes: [Change] = [.row, .label, .title]

  @Test("of two revisions the page is the one whose own print it shows", arguments: changes)
  func duel(change: Change) throws {
    let old = try Drawn(nil)
    let new = try Drawn(change)
    for (index, drawn) in [old, new].enumerated() {
      let page = PreparedPage(try drawn.page(UInt64(index) + 1))
      let sides = try [old, new].map { side in
        PrintDuel.Side(
          form: side.compiled,
          place: try #require(Registrar.register(page: page, to: side.compiled)).place)
      }
      let duel = PrintDuel(page: page)
      #expect(duel.verdict(sides[0], sides[1]) == (index == 0 ? .first : .second))
      #expect(duel.verdict(sides[1], sides[0]) == (index == 0 ? .second : .first))
      #expect(duel.verdict(sides[index], sides[index]) == .undecided)
    }
  }

  @Test("a page that shows half of each is neither")
  func neither() throws {
    let old = try Drawn(nil)
    var both = SyntheticForm(seed: 31)
    both.change(.title)
    both.change(.oldLabelBeside)
    let new = try Drawn(.title)
    let scanning = Scanning(noise: 5, seed: 9)
    let page = PreparedPage(try scanning.scan(both, blank: both.raster(dpi: 400), dpi: 300))
    let sides = try [old, new].map { side in
      PrintDuel.Side(
        form: side.compiled,
        place: try #require(Registrar.register(page: page, to: side.compiled)).place)
    }
    #expect(PrintDuel(page: page).verdict(sides[0], sides[1]) == .undecided)
  }

  private func differences(
    _ page: Raster, _ known: Drawn
  ) throws -> (missing: [Area], added: [Area]) {
    let found = try #require(Registrar.register(page: page, to: known.compiled))
    let sight = PageSight(raster: page, place: found.place, form: known.compiled)
    return (
      sight.missingPrint(outside: known.form.fields), sight.addedRules(outside: known.form.fields)
    )
  }

  @Test("a revision that nobody described shows where it differs")
  func unknown() throws {
    let old = try Drawn(nil)
    let longer = try Drawn(.row)
    let place = longer.form.changed
    let added = try differences(try longer.page(3), old)
    #expect(added.missing.isEmpty)
    #expect(added.added.contains { overlap($0, place) }, "\(added) \(place)")
    let gone = try differences(try old.page(4), longer)
    #expect(gone.missing.contains { overlap($0, place) }, "\(gone) \(place)")
    #expect(gone.added.isEmpty)
    for change in [Change.label, .title] {
      let other = try Drawn(change)
      let found = try differences(try other.page(5), old)
      #expect(found.missing.contains { overlap($0, other.form.changed) }, "\(change) \(found)")
      #expect(found.missing.count == 1, "\(change) \(found)")
    }
  }

  @Test("writing, noise and a fax are no revision")
  func sameForm() throws {
    for seed in UInt64(31)...34 {
      let known = try Drawn(nil, seed: seed)
      for (dpi, bilevel) in [(300.0, false), (200, false), (200, true)] {
        let found = try differences(try known.page(seed, dpi: dpi, bilevel: bilevel), known)
        #expect(found.missing.isEmpty && found.added.isEmpty, "\(seed) \(dpi) \(found)")
      }
    }
  }

  private func overlap(_ first: Area, _ second: Area) -> Bool {
    first.x < second.x + second.width && second.x < first.x + first.width
      && first.y < second.y + second.height && second.y < first.y + first.height
  }
}
