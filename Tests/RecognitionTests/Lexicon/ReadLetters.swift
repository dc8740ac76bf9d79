import Readings
import TestKit

@testable import Recognition

extension DrawnPostalTable {
  /// The table as readers map it.
  static func table() throws -> PostalTable { try DrawnPostalTable().mapped() }

  func mapped() throws -> PostalTable { try written { try PostalTable(path: $0) } }
}

extension [ReadLetter] {
  /// Letters read without doubt, but for those given as places with the confidence and what else
  /// it may be.
  static func read(
    _ text: String, _ doubts: [Int: (Double, [(String, Double)])] = [:]
  ) -> [ReadLetter] {
    text.enumerated().map { place, character in
      guard let (confidence, others) = doubts[place] else {
        return ReadLetter(character, confidence: 0.999)
      }
      return ReadLetter(
        character, confidence: confidence,
        others: others.map { Candidate(text: $0.0, confidence: $0.1) })
    }
  }
}
