/// What the chunks of a PNG say (ISO/IEC 15948).
struct PNGHeader {
  var width = 0
  var height = 0
  var resolution = Resolution.unknown

  init(_ view: ByteView) throws(ImagingError) {
    var offset = 8
    var ended = false
    while !ended {
      guard let length = view.u32(offset), let name = view.u32(offset + 4) else {
        throw ImagingError(.truncated, detail: "PNG chunks")
      }
      guard view.slice(offset, 12 + length) != nil else {
        throw ImagingError(.truncated, detail: "PNG chunk")
      }
      let body = offset + 8
      switch name {
      case 0x4948_4452:  // IHDR
        width = view.u32(body) ?? 0
        height = view.u32(body + 4) ?? 0
      case 0x7048_5973:  // pHYs
        if let x = view.u32(body), let y = view.u32(body + 4), view.byte(body + 8) == 1 {
          resolution = Resolution(x: Double(x) * 0.0254, y: Double(y) * 0.0254)
        }
      case 0x4945_4E44: ended = true  // IEND
      default: break
      }
      if width == 0 { throw ImagingError(.corruptImage, detail: "PNG without a header") }
      offset += 12 + length
    }
  }

  /// The declared size, readable before the rest of the file is looked at.
  static func declaredSize(_ view: ByteView) -> (width: Int, height: Int)? {
    guard view.u32(12) == 0x4948_4452, let width = view.u32(16), let height = view.u32(20) else {
      return nil
    }
    return (width, height)
  }
}
