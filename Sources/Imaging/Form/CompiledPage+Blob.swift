import Foundation

extension CompiledPage {
  /// The sections of a blob, each within its bounds.
  struct Parsed {
    var widthMM: Double
    var heightMM: Double
    var width: Int
    var height: Int
    var coarseWidth: Int
    var coarseHeight: Int
    var thumb: InkThumb
    var patches: [Patch]
    var descriptor: LayoutDescriptor
    var coarseOffset: Int
    var fineOffset: Int

    init?(_ view: ByteView) {
      guard view.starts(with: CompiledPage.magic), view.u32(4) == CompiledPage.version,
        view.count >= CompiledPage.headerSize
      else { return nil }
      let numbers = (0..<9).compactMap { view.u32(24 + 4 * $0) }
      guard numbers.count == 9, numbers.allSatisfy({ (1...20_000).contains($0) }) else {
        return nil
      }
      width = numbers[0]
      height = numbers[1]
      coarseWidth = numbers[2]
      coarseHeight = numbers[3]
      widthMM = Double(width) / CompiledPage.dpi * 25.4
      heightMM = Double(height) / CompiledPage.dpi * 25.4
      let stated = (view.double(8), view.double(16))
      guard let statedWidth = stated.0, let statedHeight = stated.1,
        abs(statedWidth - widthMM) < 0.5, abs(statedHeight - heightMM) < 0.5
      else { return nil }
      widthMM = statedWidth
      heightMM = statedHeight
      var offset = CompiledPage.headerSize
      func take(_ size: Int) -> ByteView? {
        let part = view.slice(offset, size)
        offset += size
        return part
      }
      guard let grid = take(4 * numbers[7] * numbers[8]),
        let small = take(numbers[4] * numbers[5]), let spots = take(4 * numbers[6])
      else { return nil }
      let checked = view.slice(CompiledPage.headerSize, offset - CompiledPage.headerSize)
      guard let checked, checksum(checked) == view.u32(60) else { return nil }
      let cells = (0..<(numbers[7] * numbers[8])).compactMap { index in
        grid.u32(4 * index).map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) }
      }
      guard let layout = LayoutDescriptor(columns: numbers[7], rows: numbers[8], cells: cells)
      else {
        return nil
      }
      descriptor = layout
      thumb = InkThumb(columns: numbers[4], rows: numbers[5], cells: Array(small.bytes))
      patches = (0..<numbers[6]).compactMap { index in
        guard let x = spots.u16(4 * index), let y = spots.u16(4 * index + 2) else { return nil }
        return Patch(x: x, y: y)
      }
      let side = CompiledPage.patchSide
      guard patches.allSatisfy({ $0.x + side <= numbers[0] && $0.y + side <= numbers[1] }) else {
        return nil
      }
      coarseOffset = offset
      fineOffset = coarseOffset + coarseWidth * coarseHeight
      guard fineOffset + width * height == view.count else { return nil }
    }
  }

  static func serialised(
    widthMM: Double, heightMM: Double, fine: GrayPlane, coarse: GrayPlane, thumb: InkThumb,
    patches: [Patch], descriptor: LayoutDescriptor
  ) -> Data {
    var body = Data()
    body.reserveCapacity(fine.samples.count + coarse.samples.count + 40_000)
    for cell in descriptor.cells { body.append(littleEndian: cell.bitPattern) }
    body.append(contentsOf: thumb.cells)
    for patch in patches {
      body.append(littleEndian: UInt16(truncatingIfNeeded: patch.x))
      body.append(littleEndian: UInt16(truncatingIfNeeded: patch.y))
    }
    let sum = body.withUnsafeBytes { checksum(ByteView(bytes: $0)) }
    var blob = Data(magic)
    blob.append(littleEndian: UInt32(version))
    blob.append(littleEndian: widthMM.bitPattern)
    blob.append(littleEndian: heightMM.bitPattern)
    for number in [
      fine.width, fine.height, coarse.width, coarse.height, thumb.columns, thumb.rows,
      patches.count, descriptor.columns, descriptor.rows, sum,
    ] {
      blob.append(littleEndian: UInt32(truncatingIfNeeded: number))
    }
    blob.append(Data(count: headerSize - blob.count))
    blob.append(body)
    blob.append(contentsOf: coarse.samples)
    blob.append(contentsOf: fine.samples)
    return blob
  }
}

/// FNV-1a, 32 bits: against accidents, not against forgery.
private func checksum(_ view: ByteView) -> Int {
  var hash: UInt32 = 2_166_136_261
  for byte in view.bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
  return Int(hash)
}

extension ByteView {
  fileprivate func double(_ offset: Int) -> Double? {
    guard offset >= 0, offset <= count - 8 else { return nil }
    let value = Double(
      bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    )
    return value.isFinite ? value : nil
  }
}

extension Data {
  fileprivate mutating func append<Value: FixedWidthInteger>(littleEndian value: Value) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
