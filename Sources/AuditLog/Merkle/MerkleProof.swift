/// Checks of proofs, by the algorithms of RFC 9162, 2.1.3.2 and 2.1.4.2. They need no log.
public enum MerkleProof {
  /// Whether the path proves that the leaf is number `index` (from 0) of a tree of that size and
  /// root.
  public static func verifyInclusion(
    leaf: MerkleHash, index: Int, size: Int, root: MerkleHash, path: [MerkleHash]
  ) -> Bool {
    guard index >= 0, index < size else { return false }
    var node = index
    var last = size - 1
    var hash = leaf
    for sibling in path {
      guard last != 0 else { return false }
      if node & 1 == 1 || node == last {
        hash = .node(sibling, hash)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        hash = .node(hash, sibling)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 && hash == root
  }

  /// Whether the path proves the tree of `first` leaves to be a prefix of that of `second` leaves.
  /// A tree without leaves is a prefix of every tree, by an empty path.
  public static func verifyConsistency(
    first: Int, firstRoot: MerkleHash, second: Int, secondRoot: MerkleHash, path: [MerkleHash]
  ) -> Bool {
    guard first >= 0, first <= second else { return false }
    if first == second { return path.isEmpty && firstRoot == secondRoot }
    if first == 0 { return path.isEmpty && firstRoot == .empty }

    // A complete first tree is a node of the second and is not repeated in the path.
    var path = path[...]
    let seed: MerkleHash
    if first.nonzeroBitCount == 1 {
      seed = firstRoot
    } else {
      guard let head = path.popFirst() else { return false }
      seed = head
    }
    var node = first - 1
    var last = second - 1
    while node & 1 == 1 {
      node >>= 1
      last >>= 1
    }
    var firstHash = seed
    var secondHash = seed
    for sibling in path {
      guard last != 0 else { return false }
      if node & 1 == 1 || node == last {
        firstHash = .node(sibling, firstHash)
        secondHash = .node(sibling, secondHash)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        secondHash = .node(secondHash, sibling)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 && firstHash == firstRoot && secondHash == secondRoot
  }
}
