/// One person with one pen on one day.
struct Pen: Sendable {
  var hand: Hand
  var ink: Ink
  /// Added to the outline of each character, millimetres.
  var weight: Double
  /// Standard deviations by character: place in em, turn in radians, size, lean.
  var wander: Double
  var turn: Double
  var size: Double
  var lean: Double
  /// The lean that all characters share.
  var slant: Double
  /// Chance that a character leaves its place by far.
  var slip: Double

  static func make(_ hand: Hand, by random: inout SplitMix64) -> Pen {
    if hand.isType {
      return Pen(
        hand: hand, ink: Ink(0.08, 0.08, 0.09), weight: random.between(0, 0.05), wander: 0.004,
        turn: 0, size: 0, lean: 0, slant: 0, slip: 0)
    }
    let inks = [
      Ink(0.09, 0.09, 0.11), Ink(0.10, 0.10, 0.12), Ink(0.11, 0.14, 0.30),
      Ink(0.13, 0.20, 0.52), Ink(0.36, 0.36, 0.38, opacity: 0.85),
    ]
    return Pen(
      hand: hand, ink: random.pick(inks), weight: random.between(0.0, 0.16),
      wander: random.between(0.015, 0.05), turn: random.between(0.01, 0.05),
      size: random.between(0.015, 0.045), lean: random.between(0.01, 0.05),
      slant: random.within(0.06), slip: 0.015)
  }
}
