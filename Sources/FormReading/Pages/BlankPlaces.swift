import Imaging
import Recognition

/// What a blank form has in the places that are looked at, kept from page to page: a stack is mostly of a few forms.
///
/// Of A4 forms it takes one to four megabytes for all fields of a page.
final class BlankPlaces {
  let form: CompiledPage

  private struct Key: Hashable {
    var area: Area
    var margin: Double
  }

  private let isKept: Bool
  private var known: [Key: (crop: Crop, ink: BlankInk?)] = [:]

  /// - Parameter isKept: false where the form may not be the page's, so that nothing is worth keeping.
  init(_ form: CompiledPage, isKept: Bool = true) {
    self.form = form
    self.isKept = isKept
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
    guard isKept else { return (crop, nil) }
    let place = (crop, BlankInk(crop))
    known[key] = place
    return place
  }
}
