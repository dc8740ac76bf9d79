/// Eight-bit samples row by row, without padding. 0 is black where it is a picture.
package struct GrayPlane: Sendable {
  package let width: Int
  package let height: Int
  package private(set) var samples: [UInt8]

  package init(width: Int, height: Int, fill: UInt8) {
    self.width = width
    self.height = height
    samples = [UInt8](repeating: fill, count: width * height)
  }

  /// The body writes every sample.
  package init(width: Int, height: Int, write: (UnsafeMutablePointer<UInt8>) -> Void) {
    self.width = width
    self.height = height
    samples = [UInt8](unsafeUninitializedCapacity: width * height) { buffer, count in
      if let base = buffer.baseAddress { write(base) }
      count = width * height
    }
  }

  package subscript(x: Int, y: Int) -> UInt8 {
    get { samples[y * width + x] }
    set { samples[y * width + x] = newValue }
  }

  /// The samples, `width` a row.
  package func withSamples<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result {
    samples.withUnsafeBufferPointer { buffer in
      // An empty array may have no address; nothing is read from it then.
      body(buffer.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped)
    }
  }

  package mutating func withMutableSamples<Result>(
    _ body: (UnsafeMutablePointer<UInt8>) -> Result
  ) -> Result {
    samples.withUnsafeMutableBufferPointer { buffer in
      body(buffer.baseAddress ?? UnsafeMutablePointer(bitPattern: 1).unsafelyUnwrapped)
    }
  }
}

/// Colour samples 0x00RRGGBB row by row.
package struct ColourPlane: Sendable {
  package let width: Int
  package let height: Int
  package private(set) var samples: [UInt32]

  package init(width: Int, height: Int, write: (UnsafeMutablePointer<UInt32>) -> Void) {
    self.width = width
    self.height = height
    samples = [UInt32](unsafeUninitializedCapacity: width * height) { buffer, count in
      if let base = buffer.baseAddress { write(base) }
      count = width * height
    }
  }
}

extension GrayPlane: CustomStringConvertible, CustomReflectable {
  package var description: String { "GrayPlane \(width) x \(height)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension ColourPlane: CustomStringConvertible, CustomReflectable {
  package var description: String { "ColourPlane \(width) x \(height)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
