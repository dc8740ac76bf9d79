import Imaging
import Recognition

/// What a blank form has in the places that are looked at, kept from page to page: a stack is mostly of a few forms.
final class BlankPlaces {
  /// Bytes from which no further place is kept.
  static let most = 20_000_000

  let form: CompiledPage
  /// Of the places that are kept.
  private(set) var bytes = 0

  private struct Key: Hashable {
    var area: Area
    var margin: Double
  }

  private let most: Int
  private var known: [Key: (crop: Crop, ink: BlankInk?)] = [:]

  /// - Parameter most: 0 where the form may not be the page's, so that nothing is worth keeping.
  init(_ form: CompiledPage, most: Int = BlankPlaces.most) {
    self.form = form
    self.most = most
  }

  /// The area and `margin` millimetres around it, as `PageOnForm` cuts them out; its ink where it is kept. nil
  /// where the area is empty or too large.
  func place(_ area: Area, margin: Double) -> (crop: Crop, ink: BlankInk?)? {
    let key = Key(area: area, margin: margin)
    if let found = known[key] { return found }
    guard let blank = form.blankCrop(area, marginMM: margin, dpi: PageOnForm.dpi) else {
      return nil
    }
    let crop = Crop(blank)
    // The crop, and three maps of its ink.
    let size = 4 * crop.pixels.count
    guard bytes + size <= most else { return (crop, nil) }
    let place = (crop, BlankInk(crop))
    known[key] = place
    bytes += size
    return place
  }
}
