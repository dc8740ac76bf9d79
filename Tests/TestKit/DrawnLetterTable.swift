package import Foundation

/// A table of letters counted from a few words, written as `deploy/letter-table.py` writes it.
package struct DrawnLetterTable: Sendable {
  package static let words = [
    "病院", "病気", "大学", "高橋", "高木", "埼玉", "玉川", "0丁目", "みどり", "黒田", "黒田", "黒田", "リボン",
  ]

  package var data = Data()

  package init(_ words: [String] = DrawnLetterTable.words) {
    var alone: [Unicode.Scalar: Double] = [:]
    var first: [Unicode.Scalar: Double] = [:]
    var ends: [Unicode.Scalar: Double] = [:]
    var pairs: [Unicode.Scalar: [Unicode.Scalar: Double]] = [:]
    for word in words.map({ Array($0.unicodeScalars) }) {
      first[word[0], default: 0] += 1
      ends[word[word.count - 1], default: 0] += 1
      for letter in word { alone[letter, default: 0] += 1 }
      for (one, next) in zip(word, word.dropFirst()) {
        pairs[one, default: [:]][next, default: 0] += 1
      }
    }
    let letters = alone.keys.sorted { $0.value < $1.value }
    let total = alone.values.reduce(0, +)
    func step(_ share: Double) -> UInt8 {
      share <= 0 ? 255 : UInt8(min(254, max(0, (-log(share) * 8).rounded())))
    }
    var starts: [UInt32] = [0]
    var next: [UInt16] = []
    var costs: [UInt8] = []
    for letter in letters {
      for (other, count) in (pairs[letter] ?? [:]).sorted(by: { $0.key.value < $1.key.value }) {
        next.append(UInt16(letters.firstIndex(of: other) ?? 0))
        costs.append(step(0.9 * count / (alone[letter] ?? 1)))
      }
      starts.append(UInt32(next.count))
    }
    data.append(contentsOf: Array("UKLETTR\0test".utf8) + [UInt8](repeating: 0, count: 12))
    append([UInt32(letters.count), UInt32(next.count), 0, 0] + letters.map(\.value))
    data.append(contentsOf: letters.map { step((first[$0] ?? 0) / Double(words.count)) })
    data.append(contentsOf: letters.map { step((alone[$0] ?? 0) / total) })
    data.append(contentsOf: letters.map { step(0.9 * (ends[$0] ?? 0) / (alone[$0] ?? 1)) })
    data.append(contentsOf: letters.map { _ in step(0.05) })
    append(starts)
    append(next)
    data.append(contentsOf: costs)
  }

  private mutating func append<Word: FixedWidthInteger>(_ words: [Word]) {
    for word in words {
      withUnsafeBytes(of: word.littleEndian) { data.append(contentsOf: $0) }
    }
  }

  /// Writes the file; it may go once it is mapped.
  package func written<Result>(_ body: (_ path: String) throws -> Result) throws -> Result {
    let folder = try TemporaryFolder()
    try data.write(to: folder.url.appendingPathComponent("letters.table"))
    return try body(folder.file("letters.table"))
  }
}
