/// What the log was at some size: the body of a C2SP `tlog-checkpoint`.
public struct Checkpoint: Hashable, Sendable {
  /// Which log it is; here its name and epoch.
  public var origin: String
  /// Number of records.
  public var size: Int
  /// Root of the Merkle tree over them.
  public var root: MerkleHash
  /// Further lines, opaque; none are written here.
  public var extensions: [String]

  public init(origin: String, size: Int, root: MerkleHash, extensions: [String] = []) {
    self.origin = origin
    self.size = size
    self.root = root
    self.extensions = extensions
  }

  /// The text that is signed, with its last newline.
  public var text: String {
    ([origin, String(size), root.base64] + extensions).map { $0 + "\n" }.joined()
  }

  /// Throws ``AuditError`` `malformedCheckpoint`.
  public init(text: String) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 4, lines.last == "", lines.dropLast().allSatisfy({ !$0.isEmpty }),
      let size = Int(lines[1]), size >= 0, String(size) == lines[1],
      let root = MerkleHash(base64: lines[2])
    else { throw AuditError(.malformedCheckpoint) }
    self.init(
      origin: lines[0], size: size, root: root, extensions: Array(lines[3..<(lines.count - 1)]))
  }
}
