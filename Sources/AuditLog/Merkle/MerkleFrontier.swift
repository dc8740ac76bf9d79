/// As much of a Merkle tree as is needed to go on: the roots of its complete subtrees, largest
/// first (a compact range). At most 64 hashes however long the log is.
public struct MerkleFrontier: Hashable, Sendable {
  /// Number of leaves.
  public private(set) var size: Int
  /// One hash for each bit that is set in `size`, the highest first.
  public private(set) var subtrees: [MerkleHash]

  /// The tree without leaves.
  public init() {
    size = 0
    subtrees = []
  }

  /// Throws ``AuditError`` `badFrontier` unless size and hashes belong together.
  public init(size: Int, subtrees: [MerkleHash]) throws {
    guard size >= 0, size.nonzeroBitCount == subtrees.count else {
      throw AuditError(.badFrontier, detail: "size \(size), \(subtrees.count) hashes")
    }
    self.size = size
    self.subtrees = subtrees
  }

  /// Appends a leaf, given by its hash.
  public mutating func append(_ leaf: MerkleHash) {
    var hash = leaf
    // Every low bit that is set is a complete subtree that joins with the new one, as in a carry.
    for _ in 0..<size.trailingOneBitCount {
      hash = MerkleHash.node(subtrees.removeLast(), hash)
    }
    subtrees.append(hash)
    size += 1
  }

  /// The Merkle tree hash over all leaves.
  public var root: MerkleHash {
    guard var hash = subtrees.last else { return .empty }
    for subtree in subtrees.dropLast().reversed() {
      hash = MerkleHash.node(subtree, hash)
    }
    return hash
  }
}

extension Int {
  fileprivate var trailingOneBitCount: Int { (~self).trailingZeroBitCount }
}

extension MerkleFrontier: Codable {
  private enum CodingKeys: String, CodingKey {
    case size
    case subtrees
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      size: try container.decode(Int.self, forKey: .size),
      subtrees: try container.decode([MerkleHash].self, forKey: .subtrees))
  }
}
