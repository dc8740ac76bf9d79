/// One image of a TIFF file, as far as it must be known before libtiff decodes it (TIFF 6.0).
struct TIFFDirectory {
  /// Where the directory stands in the file.
  var offset: Int
  var width = 0
  var height = 0
  var resolution = Resolution.unknown
  var orientation = 1
  /// Whether all strips or tiles lie within the file.
  var isComplete = true
  var next = 0

  /// All directories in order; a chain that runs in a circle or out of the file is an error.
  static func all(of view: ByteView, maxPages: Int) throws(ImagingError) -> [TIFFDirectory] {
    var ordered = view
    var offset = try start(&ordered)
    var seen: Set<Int> = []
    var result: [TIFFDirectory] = []
    while offset != 0 {
      guard seen.insert(offset).inserted else {
        throw ImagingError(.corruptImage, detail: "TIFF directories run in a circle")
      }
      let directory = try TIFFDirectory(ordered, at: offset)
      result.append(directory)
      guard result.count <= maxPages else {
        throw ImagingError(.tooManyPages, detail: "more than \(maxPages)")
      }
      offset = directory.next
    }
    guard !result.isEmpty else { throw ImagingError(.noPages, detail: "TIFF") }
    return result
  }

  static func first(of view: ByteView) throws(ImagingError) -> TIFFDirectory {
    var ordered = view
    let offset = try start(&ordered)
    return try TIFFDirectory(ordered, at: offset, exif: true)
  }

  private static func start(_ view: inout ByteView) throws(ImagingError) -> Int {
    view.bigEndian = view.byte(0) == 0x4D
    guard view.u16(2) == 42, let offset = view.u32(4) else {
      throw ImagingError(.truncated, detail: "TIFF header")
    }
    return offset
  }

  private init(_ view: ByteView, at offset: Int, exif: Bool = false) throws(ImagingError) {
    self.offset = offset
    guard offset >= 8, let count = view.u16(offset), view.slice(offset, 2 + 12 * count + 4) != nil
    else { throw ImagingError(.truncated, detail: "TIFF directory") }
    var unit = 2
    var x = 0.0
    var y = 0.0
    var starts: [Int] = []
    var lengths: [Int] = []
    for index in 0..<count {
      let entry = Entry(view, offset + 2 + 12 * index)
      switch entry.tag {
      case 256: width = entry.first(view) ?? 0
      case 257: height = entry.first(view) ?? 0
      case 274: orientation = entry.first(view) ?? 1
      case 282: x = entry.rational(view)
      case 283: y = entry.rational(view)
      case 296: unit = entry.first(view) ?? 2
      case 273, 324: starts = try entry.list(view)
      case 279, 325: lengths = try entry.list(view)
      default: break
      }
    }
    next = view.u32(offset + 2 + 12 * count) ?? 0
    switch unit {
    case 2: resolution = Resolution(x: x, y: y)
    case 3: resolution = Resolution(x: x * 2.54, y: y * 2.54)
    default: resolution = .unknown
    }
    guard !exif else { return }
    guard !starts.isEmpty else { throw ImagingError(.corruptImage, detail: "TIFF without strips") }
    for (index, start) in starts.enumerated() {
      let length = index < lengths.count ? lengths[index] : 1
      if start > view.count || length > view.count - start { isComplete = false }
    }
  }

  private struct Entry {
    var tag: Int
    var type: Int
    var count: Int
    var position: Int

    init(_ view: ByteView, _ offset: Int) {
      tag = view.u16(offset) ?? 0
      type = view.u16(offset + 2) ?? 0
      count = view.u32(offset + 4) ?? 0
      position = offset + 8
      if size * count > 4 { position = view.u32(offset + 8) ?? Int.max / 2 }
    }

    var size: Int {
      switch type {
      case 3: 2
      case 4: 4
      case 5: 8
      default: 1
      }
    }

    func first(_ view: ByteView) -> Int? {
      guard count > 0 else { return nil }
      return type == 3 ? view.u16(position) : type == 4 ? view.u32(position) : nil
    }

    func rational(_ view: ByteView) -> Double {
      guard type == 5, count > 0, let over = view.u32(position), let under = view.u32(position + 4),
        under > 0
      else { return 0 }
      return Double(over) / Double(under)
    }

    func list(_ view: ByteView) throws(ImagingError) -> [Int] {
      guard count > 0, count <= 1_000_000, view.slice(position, count * size) != nil else {
        throw ImagingError(.truncated, detail: "TIFF strips")
      }
      var result: [Int] = []
      result.reserveCapacity(count)
      for index in 0..<count {
        let value = type == 3 ? view.u16(position + 2 * index) : view.u32(position + 4 * index)
        result.append(value ?? Int.max / 2)
      }
      return result
    }
  }
}
