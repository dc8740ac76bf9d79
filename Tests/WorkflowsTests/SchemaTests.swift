import Foundation
import Testing

@testable import Workflows

@Suite struct SchemaTests {
  static var path: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("workflows/schema.json").path
  }

  /// `UPDATE_SCHEMA=1` writes the file anew.
  @Test func theFileIsWhatTheShapesSay() throws {
    let text = WorkflowSchema.json()
    if ProcessInfo.processInfo.environment["UPDATE_SCHEMA"] == "1" {
      try Data(text.utf8).write(to: URL(fileURLWithPath: Self.path), options: .atomic)
    }
    let file = try String(contentsOfFile: Self.path, encoding: .utf8)
    #expect(file == text, "workflows/schema.json is old: run this test with UPDATE_SCHEMA=1")
  }

  @Test func isJSONWithAllReferencesResolved() throws {
    let data = Data(WorkflowSchema.json().utf8)
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let definitions = try #require(root["$defs"] as? [String: Any])
    #expect(root["additionalProperties"] as? Bool == false)
    var references: Set<String> = []
    func visit(_ value: Any) {
      if let object = value as? [String: Any] {
        if let reference = object["$ref"] as? String { references.insert(reference) }
        object.values.forEach(visit)
      } else if let list = value as? [Any] {
        list.forEach(visit)
      }
    }
    visit(root)
    #expect(references == Set(definitions.keys.map { "#/$defs/\($0)" }))
    for type in FieldType.allCases {
      #expect(definitions["field.\(type.rawValue)"] != nil)
      #expect((definitions["column.\(type.rawValue)"] != nil) == (type != .table))
    }
  }

  @Test func acceptsTheExampleOfTheDesign() throws {
    let validator = try SchemaValidator(WorkflowSchema.json())
    #expect(validator.problems(in: DesignExample.yaml) == [])
  }

  /// What the checker of shapes refuses, an editor underlines too.
  @Test(
    arguments: (BrokenFileTests.shapes + BrokenFileTests.fieldFiles).filter { file in
      let shapes = ["key.", "kind.", "value.", "box.count", "box.size", "name.character"]
      // To a schema 1e-3 is a number like any other.
      return file.name != "exponent"
        && file.places.allSatisfy { place in shapes.contains { place.hasPrefix($0) } }
    })
  func refusesWhatTheCheckerRefuses(_ file: BrokenFile) throws {
    let validator = try SchemaValidator(WorkflowSchema.json())
    #expect(validator.problems(in: file.yaml) != [])
  }

  /// The words of the shapes are the cases of the model.
  @Test func wordsAreThoseOfTheModel() throws {
    func words(_ keys: [String]) -> Set<String> {
      var shape = Shape.object(Shape.workflow)
      for key in keys {
        if case .list(let item, _) = shape { shape = item }
        guard case .object(let object) = shape, let next = object.key(key) else { return [] }
        shape = next.shape
      }
      guard case .word(let words) = shape else { return [] }
      return Set(words.map(\.value))
    }
    #expect(words(["activation"]) == Set(Activation.allCases.map(\.rawValue)))
    #expect(words(["review", "mode"]) == Set(ReviewPolicy.Mode.allCases.map(\.rawValue)))
    #expect(words(["retain", "from"]) == Set(Retention.Start.allCases.map(\.rawValue)))
    #expect(words(["deliver", "csv", "encoding"]) == Set(TextEncoding.allCases.map(\.rawValue)))
    guard case .variants(let field) = Shape.field else {
      Issue.record("fields are no variants")
      return
    }
    #expect(Set(field.words.map(\.value)) == Set(FieldType.allCases.map(\.rawValue)))
    let styles = field.object("choice")?.key("style")
    guard case .word(let list) = styles?.shape else {
      Issue.record("no styles")
      return
    }
    #expect(Set(list.map(\.value)) == Set(MarkStyle.allCases.map(\.rawValue)))
  }

  @Test(arguments: TextRule.allCases)
  func patternsSayWhatTheRulesSay(_ rule: TextRule) throws {
    guard let pattern = rule.pattern else { return }
    let regex = try NSRegularExpression(pattern: pattern)
    let samples = [
      "a", "a-b", "a--b", "-a", "A", "氏名", "氏名;", "氏.名", "a b", "a　b", "表[1]", "「名」", "..", "a/..",
      "../a", "a/../b", "a..b", "/a", "\\a", "C:\\x", "C:x", "~a", "a/b", "国保/再交付", "..a",
      "a\\..\\b",
      "forms/a.pdf", "あ:い",
    ]
    for sample in samples {
      let range = NSRange(sample.startIndex..., in: sample)
      let matches = regex.firstMatch(in: sample, range: range) != nil
      #expect(matches == rule.allows(sample), "\(rule): \(sample)")
    }
  }
}
