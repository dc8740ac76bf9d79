/// Reads the path language of SVG as far as stroke data uses it: M, L, H, V, C and S, in capitals
/// for places and small for steps (W3C, Scalable Vector Graphics 1.1, section 8.3).
struct StrokePath {
  private var rest: Substring.UTF8View
  private var at = Point(0, 0)
  private var control: Point?
  private(set) var points: [Point] = []

  /// The path as points along it, in its own units; curves in eight steps. Nil where it is none.
  static func points(of path: String) -> [Point]? {
    var reader = StrokePath(rest: Substring(path).utf8)
    return reader.read() && !reader.points.isEmpty ? reader.points : nil
  }

  private init(rest: Substring.UTF8View) { self.rest = rest }

  private mutating func read() -> Bool {
    var command: UInt8?
    while true {
      skipSeparators()
      guard let next = rest.first else { return true }
      if Self.isLetter(next) {
        command = next
        rest.removeFirst()
      }
      guard let command, step(command) else { return false }
    }
  }

  private mutating func step(_ command: UInt8) -> Bool {
    let isRelative = command >= UInt8(ascii: "a")
    let base = isRelative ? at : Point(0, 0)
    var next: Point?
    switch command & 0xDF {
    case UInt8(ascii: "M"), UInt8(ascii: "L"): next = point(from: base)
    case UInt8(ascii: "H"): next = number().map { Point(base.x + $0, at.y) }
    case UInt8(ascii: "V"): next = number().map { Point(at.x, base.y + $0) }
    case UInt8(ascii: "C"), UInt8(ascii: "S"):
      let smooth = control.map { Point(2 * at.x - $0.x, 2 * at.y - $0.y) } ?? at
      let first = command & 0xDF == UInt8(ascii: "C") ? point(from: base) : smooth
      guard let first, let second = point(from: base), let end = point(from: base) else {
        return false
      }
      curve(first, second, end)
      (at, control) = (end, second)
      return true
    default: return false
    }
    guard let next else { return false }
    points.append(next)
    at = next
    control = nil
    return true
  }

  private mutating func curve(_ first: Point, _ second: Point, _ end: Point) {
    for step in 1...8 {
      let t = Double(step) / 8
      let u = 1 - t
      let (a, b, c, d) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
      points.append(
        Point(
          a * at.x + b * first.x + c * second.x + d * end.x,
          a * at.y + b * first.y + c * second.y + d * end.y))
    }
  }

  private mutating func point(from base: Point) -> Point? {
    guard let x = number(), let y = number() else { return nil }
    return Point(base.x + x, base.y + y)
  }

  /// The next number; a second sign or full stop begins a new one, as in `1-2` and `.5.5`.
  private mutating func number() -> Double? {
    skipSeparators()
    var text: [UInt8] = []
    while let byte = rest.first {
      let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      let isStop = byte == UInt8(ascii: ".")
      guard isSign || isStop || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
        break
      }
      if isSign && !text.isEmpty || isStop && text.contains(byte) { break }
      text.append(byte)
      rest.removeFirst()
    }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }

  private mutating func skipSeparators() {
    while let byte = rest.first, byte == UInt8(ascii: ",") || byte <= UInt8(ascii: " ") {
      rest.removeFirst()
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
  }
}
