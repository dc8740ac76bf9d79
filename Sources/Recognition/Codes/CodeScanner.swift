import CZBar
import Readings

/// ZBar's scanner, freed with its owner.
///
/// ZBar opens no device, window or socket here; for QR codes it has the C library open its tables of
/// characters, read only, and the bytes it finds are turned into text by us.
struct CodeScanner: ~Copyable {
  private let handle: OpaquePointer

  /// "Y800": eight-bit gray.
  private static let gray: UInt = 0x3030_3859
  /// Pixels that are looked at; a whole page at 300 dpi has nine million.
  static let mostPixels = 20_000_000
  /// Codes taken of one picture.
  static let mostCodes = 64

  /// - Parameter step: pixels between the lines that are looked at, 1 for all.
  /// - Throws: `Refusal(.readerUnavailable)` where ZBar has no memory.
  init(_ symbologies: some Sequence<CodeSymbology>, step: Int = 1) throws {
    guard let handle = zbar_image_scanner_create() else {
      throw Refusal(.readerUnavailable, detail: "ZBar could not be created.")
    }
    self.handle = handle
    set(ZBAR_NONE, ZBAR_CFG_ENABLE, 0)
    set(ZBAR_NONE, ZBAR_CFG_POSITION, 1)
    set(ZBAR_NONE, ZBAR_CFG_X_DENSITY, Int32(clamping: step))
    set(ZBAR_NONE, ZBAR_CFG_Y_DENSITY, Int32(clamping: step))
    for symbology in symbologies {
      for type in symbology.types {
        set(type, ZBAR_CFG_ENABLE, 1)
        if let least = symbology.leastLength { set(type, ZBAR_CFG_MIN_LEN, least) }
      }
    }
    // Bytes as they are: ZBar's own guess at their encoding knows neither our codec nor our doubts.
    set(ZBAR_QRCODE, ZBAR_CFG_BINARY, 1)
  }

  deinit { zbar_image_scanner_destroy(handle) }

  static var version: String {
    var (major, minor, patch): (UInt32, UInt32, UInt32) = (0, 0, 0)
    zbar_version(&major, &minor, &patch)
    return "\(major).\(minor)"
  }

  private func set(_ type: zbar_symbol_type_t, _ key: zbar_config_t, _ value: Int32) {
    _ = zbar_image_scanner_set_config(handle, type, key, value)
  }

  /// The codes in a picture; none where it is too large or empty.
  func codes(in crop: Crop) -> [FoundCode] {
    guard crop.width > 0, crop.height > 0, crop.width <= Self.mostPixels / crop.height,
      let image = zbar_image_create()
    else { return [] }
    defer { zbar_image_destroy(image) }
    return crop.pixels.withUnsafeBytes { pixels in
      zbar_image_set_format(image, Self.gray)
      zbar_image_set_size(image, UInt32(crop.width), UInt32(crop.height))
      // Without a handler ZBar leaves the pixels alone, which are ours until this returns.
      zbar_image_set_data(image, pixels.baseAddress, UInt(pixels.count), nil)
      guard zbar_scan_image(handle, image) > 0 else { return [] }
      var found: [FoundCode] = []
      var next = zbar_image_first_symbol(image)
      while let symbol = next, found.count < Self.mostCodes {
        if let code = Self.code(symbol) { found.append(code) }
        next = zbar_symbol_next(symbol)
      }
      return found
    }
  }

  private static func code(_ symbol: OpaquePointer) -> FoundCode? {
    guard let symbology = CodeSymbology(zbar_symbol_get_type(symbol)),
      let data = zbar_symbol_get_data(symbol)
    else { return nil }
    let length = Int(zbar_symbol_get_data_length(symbol))
    let bytes = UnsafeRawBufferPointer(start: data, count: length).map { $0 }
    var box: PixelBox?
    for index in 0..<zbar_symbol_get_loc_size(symbol) {
      let (x, y) = (zbar_symbol_get_loc_x(symbol, index), zbar_symbol_get_loc_y(symbol, index))
      guard x >= 0, y >= 0 else { continue }
      var known = box ?? PixelBox(left: Int(x), top: Int(y), right: Int(x) + 1, bottom: Int(y) + 1)
      known.include(Int(x), Int(y))
      box = known
    }
    return FoundCode(
      symbology: symbology,
      text: CodeText.text(of: bytes).map { CodeText.content($0, of: symbology) },
      box: box ?? PixelBox(left: 0, top: 0, right: 0, bottom: 0),
      lines: max(1, Int(zbar_symbol_get_quality(symbol))))
  }
}
