extension Writer {
  /// Sine and cosine by their own series, so that drawn curves do not hang on the last bit of one
  /// C library.
  static func sine(_ angle: Double) -> Double {
    var x = angle - (angle / (2 * Double.pi)).rounded() * 2 * Double.pi
    if x > Double.pi / 2 { x = Double.pi - x }
    if x < -Double.pi / 2 { x = -Double.pi - x }
    var term = x
    var sum = x
    for n in stride(from: 3.0, through: 17, by: 2) {
      term *= -x * x / (n * (n - 1))
      sum += term
    }
    return sum
  }

  static func cosine(_ angle: Double) -> Double { sine(angle + Double.pi / 2) }
}
