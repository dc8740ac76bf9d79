@testable import AuditLog

/// The definitions of RFC 6962, 2.1, word for word and as slow as they are.
enum NaiveTree {
  static func root(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash {
    guard let first = leaves.first else { return .empty }
    if leaves.count == 1 { return first }
    let k = leaves.startIndex + split(leaves.count)
    return .node(root(leaves[..<k]), root(leaves[k...]))
  }

  static func path(_ m: Int, _ leaves: ArraySlice<MerkleHash>) -> [MerkleHash] {
    if leaves.count == 1 { return [] }
    let k = split(leaves.count)
    let middle = leaves.startIndex + k
    return m < k
      ? path(m, leaves[..<middle]) + [root(leaves[middle...])]
      : path(m - k, leaves[middle...]) + [root(leaves[..<middle])]
  }

  static func proof(_ m: Int, _ leaves: ArraySlice<MerkleHash>) -> [MerkleHash] {
    subproof(m, leaves, true)
  }

  private static func subproof(
    _ m: Int, _ leaves: ArraySlice<MerkleHash>, _ whole: Bool
  ) -> [MerkleHash] {
    if m == leaves.count { return whole ? [] : [root(leaves)] }
    let k = split(leaves.count)
    let middle = leaves.startIndex + k
    return m <= k
      ? subproof(m, leaves[..<middle], whole) + [root(leaves[middle...])]
      : subproof(m - k, leaves[middle...], false) + [root(leaves[..<middle])]
  }

  private static func split(_ count: Int) -> Int {
    var k = 1
    while k * 2 < count { k *= 2 }
    return k
  }
}
