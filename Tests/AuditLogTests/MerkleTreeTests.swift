import Foundation
import TestKit
import Testing

@testable import AuditLog

@Suite struct MerkleTreeTests {
  static let leaves = (0..<70).map { MerkleHash.leaf([UInt8($0), 0xFF]) }

  static func hex(_ hash: MerkleHash) -> String {
    hash.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The test leaves and roots of the certificate-transparency project.
  @Test func `roots are those of Certificate Transparency`() {
    let inputs: [[UInt8]] = [
      [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
      Array(0x50...0x57), Array(0x60...0x6F),
    ]
    let roots = [
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
    var frontier = MerkleFrontier()
    #expect(Self.hex(frontier.root) == roots[0])
    for (input, root) in zip(inputs, roots.dropFirst()) {
      frontier.append(.leaf(input))
      #expect(Self.hex(frontier.root) == root)
    }
  }

  @Test func `frontier and tree have the roots of the definition`() throws {
    var frontier = MerkleFrontier()
    let tree = MerkleTree(leafHashes: Self.leaves)
    for size in 0...Self.leaves.count {
      let expected = NaiveTree.root(Self.leaves[..<size])
      #expect(frontier.root == expected)
      #expect(frontier.size == size)
      #expect(try tree.root(size: size) == expected)
      if size < Self.leaves.count { frontier.append(Self.leaves[size]) }
    }
  }

  @Test func `inclusion paths are those of the definition, and verify`() throws {
    let tree = MerkleTree(leafHashes: Self.leaves)
    for size in 1...40 {
      let root = try tree.root(size: size)
      for index in 0..<size {
        let path = try tree.inclusionProof(index: index, size: size)
        #expect(path == NaiveTree.path(index, Self.leaves[..<size]))
        #expect(
          MerkleProof.verifyInclusion(
            leaf: Self.leaves[index], index: index, size: size, root: root, path: path))
      }
    }
  }

  @Test func `consistency paths are those of the definition, and verify`() throws {
    let tree = MerkleTree(leafHashes: Self.leaves)
    for second in 1...40 {
      for first in 1...second {
        let path = try tree.consistencyProof(from: first, to: second)
        #expect(path == NaiveTree.proof(first, Self.leaves[..<second]))
        #expect(
          MerkleProof.verifyConsistency(
            first: first, firstRoot: try tree.root(size: first), second: second,
            secondRoot: try tree.root(size: second), path: path))
      }
    }
  }

  @Test func `a wrong path, place, size or root proves no inclusion`() throws {
    let tree = MerkleTree(leafHashes: Self.leaves)
    var generator = SplitMix64(seed: 11)
    for _ in 0..<300 {
      let size = Int.random(in: 2...60, using: &generator)
      let index = Int.random(in: 0..<size, using: &generator)
      let root = try tree.root(size: size)
      let path = try tree.inclusionProof(index: index, size: size)
      func proves(
        leaf: Int? = nil, index other: Int? = nil, size otherSize: Int? = nil,
        root otherRoot: MerkleHash? = nil, path otherPath: [MerkleHash]? = nil
      ) -> Bool {
        MerkleProof.verifyInclusion(
          leaf: Self.leaves[leaf ?? index], index: other ?? index, size: otherSize ?? size,
          root: otherRoot ?? root, path: otherPath ?? path)
      }
      #expect(proves())
      let another = (index + 1) % size
      #expect(!proves(leaf: another))
      #expect(!proves(index: another))
      #expect(!proves(index: -1))
      #expect(!proves(index: size))
      #expect(!proves(root: Self.leaves[0]))
      #expect(!proves(path: path + [root]))
      #expect(!proves(path: path.dropLast()))
      let place = Int.random(in: path.indices, using: &generator)
      var changed = path
      changed[place] = .leaf([9, 9, 9])
      #expect(!proves(path: changed))
    }
  }

  @Test func `a wrong path or root proves no consistency`() throws {
    let tree = MerkleTree(leafHashes: Self.leaves)
    var generator = SplitMix64(seed: 12)
    for _ in 0..<300 {
      let second = Int.random(in: 2...60, using: &generator)
      let first = Int.random(in: 1..<second, using: &generator)
      let firstRoot = try tree.root(size: first)
      let secondRoot = try tree.root(size: second)
      let path = try tree.consistencyProof(from: first, to: second)
      func proves(
        first otherFirst: MerkleHash? = nil, second otherSecond: MerkleHash? = nil,
        path otherPath: [MerkleHash]? = nil
      ) -> Bool {
        MerkleProof.verifyConsistency(
          first: first, firstRoot: otherFirst ?? firstRoot, second: second,
          secondRoot: otherSecond ?? secondRoot, path: otherPath ?? path)
      }
      #expect(proves())
      #expect(!proves(first: Self.leaves[69]))
      #expect(!proves(second: Self.leaves[69]))
      #expect(!proves(path: path + [firstRoot]))
      #expect(!proves(path: path.dropLast()))
      var changed = path
      changed[Int.random(in: path.indices, using: &generator)] = .leaf([9, 9, 9])
      #expect(!proves(path: changed))
    }
  }

  @Test func `the edges of proofs`() throws {
    let tree = MerkleTree(leafHashes: Self.leaves)
    let root = try tree.root(size: 5)
    func consistent(_ first: Int, _ firstRoot: MerkleHash, _ path: [MerkleHash] = []) -> Bool {
      MerkleProof.verifyConsistency(
        first: first, firstRoot: firstRoot, second: 5, secondRoot: root, path: path)
    }
    #expect(consistent(0, .empty))
    #expect(!consistent(0, root))
    #expect(consistent(5, root))
    #expect(!consistent(5, root, [root]))
    #expect(!consistent(6, root))
    #expect(!consistent(-1, root))
    #expect(code { _ = try tree.root(size: 71) } == .outOfRange)
    #expect(code { _ = try tree.inclusionProof(index: 5, size: 5) } == .outOfRange)
    #expect(code { _ = try tree.inclusionProof(index: 0, size: 71) } == .outOfRange)
    #expect(code { _ = try tree.consistencyProof(from: 0, to: 5) } == .outOfRange)
    #expect(code { _ = try tree.consistencyProof(from: 6, to: 5) } == .outOfRange)
  }

  @Test func `a frontier goes on after it was stored`() throws {
    var frontier = MerkleFrontier()
    for leaf in Self.leaves {
      let json = try JSONEncoder().encode(frontier)
      frontier = try JSONDecoder().decode(MerkleFrontier.self, from: json)
      frontier.append(leaf)
    }
    #expect(frontier.root == NaiveTree.root(Self.leaves[...]))
    #expect(frontier.subtrees.count == 70.nonzeroBitCount)
  }

  @Test func `a frontier that does not fit its size is refused`() {
    #expect(code { _ = try MerkleFrontier(size: 3, subtrees: [.empty]) } == .badFrontier)
    #expect(code { _ = try MerkleFrontier(size: -1, subtrees: []) } == .badFrontier)
    let json = Data("{\"size\":2,\"subtrees\":[]}".utf8)
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(MerkleFrontier.self, from: json)
    }
  }
}
