import CLeptonica

/// An owned Leptonica image.
struct Pix: ~Copyable {
  let raw: UnsafeMutablePointer<PIX>

  /// Takes ownership of what a function of Leptonica returned; nil is a failure.
  init(owning raw: UnsafeMutablePointer<PIX>?, _ what: @autoclosure () -> String)
    throws(ImagingError)
  {
    guard let raw else { throw ImagingError(.corruptImage, detail: what()) }
    self.raw = raw
  }

  /// An image of white or unset samples.
  init(width: Int, height: Int, depth: Int) throws(ImagingError) {
    guard let width = Int32(exactly: width), let height = Int32(exactly: height) else {
      throw ImagingError(.tooManyPixels)
    }
    try self.init(owning: pixCreateNoInit(width, height, Int32(depth)), "no memory for an image")
  }

  deinit {
    var raw: UnsafeMutablePointer<PIX>? = raw
    pixDestroy(&raw)
  }

  var width: Int { Int(pixGetWidth(raw)) }
  var height: Int { Int(pixGetHeight(raw)) }
  var depth: Int { Int(pixGetDepth(raw)) }
  /// 32-bit words a row.
  var stride: Int { Int(pixGetWpl(raw)) }
  var words: UnsafeMutablePointer<UInt32>? { pixGetData(raw) }

  /// The result of a function of Leptonica on this image.
  borrowing func map(
    _ what: @autoclosure () -> String,
    _ function: (UnsafeMutablePointer<PIX>) -> UnsafeMutablePointer<PIX>?
  ) throws(ImagingError) -> Pix {
    try Pix(owning: function(raw), what())
  }
}

extension Pix {
  /// Eight bits a sample, of a plane. Leptonica packs four samples in a word, the first on top.
  static func of(_ plane: GrayPlane) throws(ImagingError) -> Pix {
    let pix = try Pix(width: plane.width, height: plane.height, depth: 8)
    guard let words = pix.words else { throw ImagingError(.corruptImage, detail: "no data") }
    let stride = pix.stride
    plane.withSamples { source in
      for y in 0..<plane.height {
        let input = source + y * plane.width
        let line = words + y * stride
        let whole = plane.width / 4
        let raw = UnsafeRawPointer(input)
        for word in 0..<whole {
          line[word] = raw.loadUnaligned(fromByteOffset: 4 &* word, as: UInt32.self).bigEndian
        }
        if whole * 4 < plane.width {
          var last: UInt32 = 0
          for x in (whole * 4)..<plane.width {
            last |= UInt32(input[x]) << UInt32(24 - 8 * (x & 3))
          }
          line[whole] = last
        }
      }
    }
    return pix
  }

  /// 32 bits a pixel, of a colour plane.
  static func of(_ plane: ColourPlane) throws(ImagingError) -> Pix {
    let pix = try Pix(width: plane.width, height: plane.height, depth: 32)
    guard let words = pix.words else { throw ImagingError(.corruptImage, detail: "no data") }
    let stride = pix.stride
    plane.samples.withUnsafeBufferPointer { source in
      for y in 0..<plane.height {
        for x in 0..<plane.width { words[y * stride + x] = source[y * plane.width + x] << 8 }
      }
    }
    return pix
  }

  /// The samples of an image of eight bits.
  borrowing func grayPlane() throws(ImagingError) -> GrayPlane {
    guard depth == 8, let words else {
      throw ImagingError(.corruptImage, detail: "image of depth \(depth)")
    }
    let stride = stride
    let width = width
    return GrayPlane(width: width, height: height) { out in
      for y in 0..<height {
        let line = words + y * stride
        let target = UnsafeMutableRawPointer(out + y * width)
        let whole = width / 4
        for word in 0..<whole {
          target.storeBytes(of: line[word].bigEndian, toByteOffset: 4 &* word, as: UInt32.self)
        }
        for x in (whole * 4)..<width {
          out[y * width + x] = UInt8(truncatingIfNeeded: line[x >> 2] >> UInt32(24 - 8 * (x & 3)))
        }
      }
    }
  }
}

/// Leptonica reports failures by what it returns; its messages on standard error say no more.
let quietLeptonica: Void = {
  setMsgSeverity(6)
}()
