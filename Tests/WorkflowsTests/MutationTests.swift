import Foundation
import TestKit
import Testing

@testable import Workflows

@Suite struct MutationTests {
  private static let pieces = [
    "", " ", "\n", "\t", ":", "-", "{", "}", "[", "]", ",", "#", "'", "\"", "&a ", "*a", "!!x ",
    "|\n",
    ">\n", "? ", "---\n", "...\n", "0", "-1", "1e9", "99999999999999999999", "~", "null", "氏名",
    "type",
    "box", "\u{0}", "\u{7F}", "\u{FEFF}", "\u{2028}", "%YAML 9.9\n", "\\", "<<: *a", "table", "😀",
    "\r\n",
  ]

  /// Files a seed; `MUTATIONS` asks for a longer run.
  private static let count =
    ProcessInfo.processInfo.environment["MUTATIONS"].flatMap { Int($0) } ?? 300

  /// Whatever is written, loading ends with a workflow or with errors that point into the file.
  @Test(arguments: 0..<8)
  func neverCrashes(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let original = Array(DesignExample.yaml.unicodeScalars)
    for _ in 0..<Self.count {
      var scalars = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: 0..<scalars.count, using: &random)
        let end = min(scalars.count, at + Int.random(in: 0...6, using: &random))
        let piece = Self.pieces.randomElement(using: &random) ?? ""
        switch Int.random(in: 0...3, using: &random) {
        case 0: scalars.removeSubrange(at..<end)
        case 1: scalars.replaceSubrange(at..<end, with: Array(piece.unicodeScalars))
        case 2: scalars.insert(contentsOf: Array(piece.unicodeScalars), at: at)
        default:
          let from = Int.random(in: 0..<original.count, using: &random)
          let to = min(original.count, from + Int.random(in: 1...60, using: &random))
          scalars.insert(contentsOf: original[from..<to], at: at)
        }
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      let text = String(view)
      let result = load(text)
      #expect((result.workflow == nil) == !result.errors.isEmpty)
      let lines = SourceText(text).lineCount
      for diagnostic in result.diagnostics {
        #expect(diagnostic.line >= 1 && diagnostic.line <= lines + 1 && diagnostic.column >= 1)
        #expect(!diagnostic.japanese.isEmpty && !diagnostic.english.isEmpty)
      }
      _ = DiagnosticRenderer().render(result.diagnostics, source: text)
    }
  }

  @Test func refusesWhatIsNestedOrRepeatedWithoutEnd() {
    let deep = String(repeating: "[", count: 5000)
    #expect(load(deep).workflow == nil)
    #expect(load(String(repeating: "- ", count: 5000)).workflow == nil)
    #expect(
      load("a: " + String(repeating: "[", count: 200) + String(repeating: "]", count: 200)).errors
        .contains { $0.code == "yaml.too-deep" })
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...8 {
      let list = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(list)]\n"
    }
    #expect(load(bomb).errors.contains { $0.code == "yaml.too-deep" })
    #expect(load(String(repeating: "あ", count: 1_000_001)).errors.map(\.code) == ["yaml.too-large"])
  }
}
