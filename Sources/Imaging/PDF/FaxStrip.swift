import CLeptonica

extension Pix {
  /// Decodes a CCITT strip as PDF holds it, by putting the header of a TIFF before it.
  static func fax(
    _ strip: UnsafeRawBufferPointer, width: Int, height: Int, group4: Bool, twoDimensional: Bool
  ) throws(ImagingError) -> Pix {
    let entries: [(tag: UInt16, type: UInt16, value: Int)] = [
      (256, 4, width), (257, 4, height), (258, 3, 1), (259, 3, group4 ? 4 : 3),
      (262, 3, 0),  // 0 is white
      (273, 4, 8), (277, 3, 1), (278, 4, height), (279, 4, strip.count),
      (292, 4, !group4 && twoDimensional ? 1 : 0),
    ]
    var file: [UInt8] = []
    file.reserveCapacity(strip.count + 200)
    func put(_ value: Int, _ bytes: Int) {
      for index in 0..<bytes { file.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
    }
    put(0x4949, 2)
    put(42, 2)
    let padded = strip.count + strip.count % 2
    put(8 + padded, 4)
    file.append(contentsOf: strip)
    if padded > strip.count { file.append(0) }
    put(entries.count, 2)
    for entry in entries {
      put(Int(entry.tag), 2)
      put(Int(entry.type), 2)
      put(1, 4)
      put(entry.value, 4)
    }
    put(0, 4)
    return try Pix(
      owning: file.withUnsafeBufferPointer { pixReadMemTiff($0.baseAddress, $0.count, 0) },
      "fax strip does not decode")
  }
}
