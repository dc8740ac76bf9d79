/// What the markers of a JPEG say before its image data (ITU-T T.81, JFIF, EXIF).
struct JPEGHeader {
  var width = 0
  var height = 0
  var components = 0
  var resolution = Resolution.unknown
  /// EXIF orientation 1…8.
  var orientation = 1
  /// Whether the end mark stands at the end.
  var isComplete = false

  init(_ view: ByteView) throws(ImagingError) {
    var offset = 2
    var exif: (resolution: Resolution, orientation: Int)?
    while width == 0 {
      while view.byte(offset) == 0xFF, view.byte(offset + 1) == 0xFF { offset += 1 }
      guard view.byte(offset) == 0xFF, let marker = view.byte(offset + 1) else {
        throw ImagingError(
          offset + 1 >= view.count ? .truncated : .corruptImage, detail: "JPEG markers")
      }
      if marker == 0x01 || (0xD0...0xD8).contains(marker) {
        offset += 2
        continue
      }
      guard marker != 0xD9, marker != 0xDA else {
        throw ImagingError(.corruptImage, detail: "JPEG without a frame")
      }
      guard let length = view.u16(offset + 2), length >= 2 else {
        throw ImagingError(.truncated, detail: "JPEG markers")
      }
      let body = offset + 4
      switch marker {
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        guard let rows = view.u16(body + 1), let columns = view.u16(body + 3),
          let parts = view.byte(body + 5)
        else { throw ImagingError(.truncated, detail: "JPEG frame") }
        guard rows > 0, columns > 0 else {
          throw ImagingError(.corruptImage, detail: "JPEG of \(columns) x \(rows)")
        }
        width = columns
        height = rows
        components = Int(parts)
      case 0xE0 where view.starts(with: Array("JFIF\0".utf8), at: body):
        resolution = Self.jfif(view, body)
      case 0xE1 where view.starts(with: Array("Exif\0\0".utf8), at: body):
        if let part = view.slice(body + 6, max(0, length - 8)) { exif = Self.exif(part) }
      default: break
      }
      offset += 2 + length
    }
    if let exif {
      orientation = exif.orientation
      if resolution.x <= 1, exif.resolution.x > 1 { resolution = exif.resolution }
    }
    // Scanners pad the end; what follows it is no image.
    isComplete = view.lastOffset(of: [0xFF, 0xD9], window: 65_536) != nil
  }

  private static func jfif(_ view: ByteView, _ body: Int) -> Resolution {
    guard let unit = view.byte(body + 7), let x = view.u16(body + 8), let y = view.u16(body + 10)
    else { return .unknown }
    switch unit {
    case 1: return Resolution(x: Double(x), y: Double(y))
    case 2: return Resolution(x: Double(x) * 2.54, y: Double(y) * 2.54)
    default: return .unknown
    }
  }

  /// The first directory of the TIFF structure that EXIF carries.
  private static func exif(_ part: ByteView) -> (resolution: Resolution, orientation: Int) {
    guard let directory = try? TIFFDirectory.first(of: part) else { return (.unknown, 1) }
    return (directory.resolution, directory.orientation)
  }
}

/// What an orientation of EXIF or TIFF asks for: a mirror image first, then clockwise quarter turns.
struct StoredOrientation {
  var mirrored: Bool
  var quarterTurns: Int

  init(_ value: Int) {
    switch value {
    case 2: (mirrored, quarterTurns) = (true, 0)
    case 3: (mirrored, quarterTurns) = (false, 2)
    case 4: (mirrored, quarterTurns) = (true, 2)
    case 5: (mirrored, quarterTurns) = (true, 3)
    case 6: (mirrored, quarterTurns) = (false, 1)
    case 7: (mirrored, quarterTurns) = (true, 1)
    case 8: (mirrored, quarterTurns) = (false, 3)
    default: (mirrored, quarterTurns) = (false, 0)
    }
  }
}
