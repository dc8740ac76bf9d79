public import Readings

/// Finds barcodes and QR codes in a picture.
public enum CodeReader {
  /// For provenance, such as `zbar-0.23`.
  public static var name: String { "zbar-\(CodeScanner.version)" }

  /// What several looks at one picture came to.
  public struct Sight: Sendable, Hashable {
    /// Each code once: by kind and text.
    public var codes: [FoundCode]
    /// How many looks read each alike.
    var seen: [String: Int]

    /// Whether at least two looks read this code alike.
    public func isSure(_ code: FoundCode) -> Bool { looks(at: code).agreeing > 1 }

    /// How many of all looks read this code alike.
    public func looks(at code: FoundCode) -> Evidence.Votes {
      Evidence.Votes(agreeing: seen[Self.key(code)] ?? 0, asked: CodeReader.looks)
    }

    static func key(_ code: FoundCode) -> String {
      "\(code.symbology.rawValue) \(code.text ?? "?")"
    }
  }

  /// Looks three times, so that a slip of one look is not another's: at black and white, since ZBar takes
  /// the noise of a scanner for edges; at black and white of the picture made smaller, where every edge
  /// falls on other pixels; and at the gray as it is.
  ///
  /// - Throws: `Refusal(.readerUnavailable)` where ZBar has no memory.
  public static func look(
    at crop: Crop, for symbologies: [CodeSymbology] = CodeSymbology.allCases
  ) throws -> Sight {
    guard crop.width > 0, crop.height > 0 else { return Sight(codes: [], seen: [:]) }
    var seen: [String: Int] = [:]
    var codes: [FoundCode] = []
    for (picture, scale) in [
      (crop.blackAndWhite, 1.0), (crop.scaled(by: smaller).blackAndWhite, smaller), (crop, 1.0),
    ] {
      var here: Set<String> = []
      for code in try CodeScanner(symbologies).codes(in: picture) {
        let key = Sight.key(code)
        // Twice in one look is one look.
        guard here.insert(key).inserted else { continue }
        if seen[key] == nil { codes.append(code.moved(by: scale)) }
        seen[key, default: 0] += 1
      }
    }
    return Sight(codes: codes, seen: seen)
  }

  /// One quick look at a large picture, every third line of it.
  ///
  /// - Throws: `Refusal(.readerUnavailable)` where ZBar has no memory.
  package static func glance(
    at crop: Crop, for symbologies: [CodeSymbology]
  ) throws -> [FoundCode] {
    try CodeScanner(symbologies, step: 3).codes(in: crop.blackAndWhite)
  }

  private static let smaller = 0.6
  private static let looks = 3
}

extension Crop {
  /// The ink black, everything else white.
  fileprivate var blackAndWhite: Crop {
    let ink = InkMap(self)
    return Crop(width: width, height: height, pixels: ink.bits.map { $0 != 0 ? 0 : 255 }, dpi: dpi)
  }
}

extension FoundCode {
  /// The same in the pixels of a picture of which this one is `scale` times as large.
  fileprivate func moved(by scale: Double) -> FoundCode {
    var code = self
    code.box = PixelBox(
      left: Int(Double(box.left) / scale), top: Int(Double(box.top) / scale),
      right: Int(Double(box.right) / scale), bottom: Int(Double(box.bottom) / scale))
    return code
  }
}
