/// The name of a reader as readings carry it: the program, its engines and their judge, each with its
/// version, joined by `+`.
public struct ReaderName: Hashable, Sendable {
  private let parts: [Substring]

  public init(_ text: String) { parts = text.split(separator: "+") }

  /// The engines alone. The edition of the postal table, which comes out every month, is no engine.
  public var engines: [Substring] { lineage.filter { !Self.isJudge($0) } }

  /// Engines and judge: what decides which values are held for sure. Counts of errors carry over from
  /// one version of the program to the next, but not from one engine or judge to another.
  public var counted: String { lineage.joined(separator: "+") }

  /// The same without what the site has learned.
  public var shipped: String { Self.shipped(counted: counted) }

  /// `shipped` of the reader that is counted under this name.
  public static func shipped(counted: String) -> String {
    counted.split(separator: "+").filter { !$0.hasPrefix("site-") }.joined(separator: "+")
  }

  private var lineage: [Substring] {
    parts.dropFirst().map { $0.hasPrefix("postal-") ? "postal" : $0 }
  }

  private static func isJudge(_ part: Substring) -> Bool {
    part.hasPrefix("calibration-") || part.hasPrefix("counting-") || part.hasPrefix("site-")
  }
}
