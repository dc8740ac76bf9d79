public import Casework
public import Foundation

/// Makes a case's pages one PDF that can be searched.
public protocol CasePrinter: Sendable {
  /// The same case gives the same bytes, as long as the same readers look at it.
  ///
  /// - Parameters:
  ///   - detail: with its content.
  ///   - tellsNumbers: that a 個人番号 is in the text.
  /// - Throws: `DeliveryProblem` with `notPrinted`, or `printerBusy` where it is worth trying again.
  func searchablePDF(of detail: CaseDetail, tellsNumbers: Bool) async throws -> Data
}

extension DeliveryProblem.Code {
  /// May be gone at the next try although neither case nor workflow changed.
  var passes: Bool { self == .contentMissing || self == .printerBusy }
}
