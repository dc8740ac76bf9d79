/// What a blank form prints in a place, widened as looking for handwork needs it: the same on every page of the form,
/// so that it is worked out once.
public struct BlankInk: Sendable {
  /// The print, widened by the slack of registration; and what lies close beside that.
  let mask: InkMap
  let near: InkMap
  /// Whatever the form has there that is not white, widened a little more.
  let tints: InkMap

  /// What the blank form has of whatever tone is print where pale writing is looked for.
  private static let tinted: UInt8 = 235

  public init(_ blank: Crop) {
    mask = Self.mask(of: blank)
    near = Self.near(mask, in: blank)
    tints = Self.tints(of: blank)
  }

  /// Pixels by which registration, printing and paper may be off.
  static func slack(in crop: Crop) -> Int { max(1, crop.pixels(Handwork.slack)) }

  static func mask(of blank: Crop) -> InkMap { InkMap(blank).dilated(slack(in: blank)) }

  static func near(_ mask: InkMap, in blank: Crop) -> InkMap {
    mask.dilated(max(1, slack(in: blank) / 2))
  }

  static func tints(of blank: Crop) -> InkMap {
    InkMap(blank, tones: Tones(paper: 255, threshold: tinted))
      .dilated(blank.pixels(Handwork.slack + 0.1))
  }
}
