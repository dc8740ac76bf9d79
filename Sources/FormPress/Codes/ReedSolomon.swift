/// Reed and Solomon's check bytes over GF(256) with the polynomial 0x11D, as QR codes have them.
enum ReedSolomon {
  static func check(of data: [UInt8], count: Int) -> [UInt8] {
    let generator = generator(count)
    var rest = [UInt8](repeating: 0, count: count)
    for byte in data {
      let factor = byte ^ rest[0]
      rest.removeFirst()
      rest.append(0)
      for index in 0..<count { rest[index] ^= multiply(generator[index], factor) }
    }
    return rest
  }

  /// Coefficients below the highest, which is 1.
  private static func generator(_ degree: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: degree - 1) + [1]
    var root: UInt8 = 1
    for _ in 0..<degree {
      for index in 0..<degree {
        result[index] = multiply(result[index], root)
        if index + 1 < degree { result[index] ^= result[index + 1] }
      }
      root = multiply(root, 2)
    }
    return result
  }

  private static func multiply(_ a: UInt8, _ b: UInt8) -> UInt8 {
    var product = 0
    for bit in (0..<8).reversed() {
      product = product << 1 ^ (product >> 7) * 0x11D
      if b >> UInt8(bit) & 1 == 1 { product ^= Int(a) }
    }
    return UInt8(product & 0xFF)
  }
}
