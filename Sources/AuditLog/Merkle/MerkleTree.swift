/// A whole Merkle tree in memory, for making proofs. Holds all leaf hashes (32 bytes each) and
/// the roots of its complete subtrees, so that a proof costs O(log²) hashes.
public struct MerkleTree: Sendable {
  /// `levels[h][i]` is the root of leaves `i·2ʰ ..< (i+1)·2ʰ`.
  private var levels: [[MerkleHash]] = [[]]

  public init() {}

  public init(leafHashes: some Sequence<MerkleHash>) {
    for hash in leafHashes { append(hash) }
  }

  public var size: Int { levels[0].count }

  public mutating func append(_ leaf: MerkleHash) {
    levels[0].append(leaf)
    var height = 0
    while levels[height].count.isMultiple(of: 2) {
      let pair = levels[height].suffix(2)
      guard let left = pair.first, let right = pair.last else { return }
      if levels.count == height + 1 { levels.append([]) }
      levels[height + 1].append(MerkleHash.node(left, right))
      height += 1
    }
  }

  /// The root over the first `size` leaves. Throws ``AuditError`` `outOfRange`.
  public func root(size: Int) throws -> MerkleHash {
    guard (0...self.size).contains(size) else { throw AuditError(.outOfRange, detail: "\(size)") }
    return size == 0 ? .empty : hash(0..<size)
  }

  /// The path that proves the leaf `index` to be in the tree of `size` leaves: RFC 6962, 2.1.1.
  /// Throws ``AuditError`` `outOfRange`.
  public func inclusionProof(index: Int, size: Int) throws -> [MerkleHash] {
    guard size <= self.size, index >= 0, index < size else {
      throw AuditError(.outOfRange, detail: "\(index) of \(size)")
    }
    return path(index, in: 0..<size)
  }

  /// Proves the tree of `first` leaves to be a prefix of that of `second`: RFC 6962, 2.1.2. Empty
  /// where the sizes are equal. Throws ``AuditError`` `outOfRange` unless 0 < first ≤ second.
  public func consistencyProof(from first: Int, to second: Int) throws -> [MerkleHash] {
    guard first > 0, first <= second, second <= size else {
      throw AuditError(.outOfRange, detail: "\(first) to \(second)")
    }
    return subproof(first, in: 0..<second, whole: true)
  }

  private func path(_ index: Int, in range: Range<Int>) -> [MerkleHash] {
    guard range.count > 1 else { return [] }
    let split = range.lowerBound + Self.split(range.count)
    return index < split
      ? path(index, in: range.lowerBound..<split) + [hash(split..<range.upperBound)]
      : path(index, in: split..<range.upperBound) + [hash(range.lowerBound..<split)]
  }

  private func subproof(_ first: Int, in range: Range<Int>, whole: Bool) -> [MerkleHash] {
    if first == range.upperBound { return whole ? [] : [hash(range)] }
    let split = range.lowerBound + Self.split(range.count)
    return first <= split
      ? subproof(first, in: range.lowerBound..<split, whole: whole)
        + [hash(split..<range.upperBound)]
      : subproof(first, in: split..<range.upperBound, whole: false)
        + [hash(range.lowerBound..<split)]
  }

  /// The range is not empty and starts at a multiple of the power of two not below its length.
  private func hash(_ range: Range<Int>) -> MerkleHash {
    let count = range.count
    if count.nonzeroBitCount == 1 {
      let height = count.trailingZeroBitCount
      return levels[height][range.lowerBound >> height]
    }
    let split = range.lowerBound + Self.split(count)
    return MerkleHash.node(hash(range.lowerBound..<split), hash(split..<range.upperBound))
  }

  /// The largest power of two below `count`, which is at least 2.
  private static func split(_ count: Int) -> Int {
    1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }
}
