/// The JSON Schema (draft 2020-12) of workflow files, made from the same shapes that files are
/// checked with, so that an editor completes and underlines what `check` would say.
public enum WorkflowSchema {
  /// Pretty JSON with sorted keys, ending in a line break; the same on every machine.
  public static func json() -> String {
    var builder = SchemaBuilder()
    var root = builder.body(Shape.workflow)
    root["$schema"] = .string("https://json-schema.org/draft/2020-12/schema")
    root["title"] = .string("Uketsuke workflow")
    root["$defs"] = .object(builder.definitions)
    return JSONText.object(root).written() + "\n"
  }
}

/// Turns shapes into schemas; objects become `$defs`, each once.
struct SchemaBuilder {
  private(set) var definitions: [String: JSONText] = [:]

  mutating func schema(_ shape: Shape) -> [String: JSONText] {
    switch shape {
    case .text(let rule):
      // `01` and `true` are texts for us, but numbers and truth values for an editor.
      guard let pattern = rule.pattern else {
        return ["type": .strings(["string", "number", "boolean"]), "pattern": .string("\\S")]
      }
      return ["type": .strings(["string", "number"]), "pattern": .string(pattern)]
    case .integer(let range):
      return [
        "type": .string("integer"), "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]
    case .number(let range):
      return [
        "type": .string("number"), "minimum": .number(range.lowerBound),
        "maximum": .number(range.upperBound),
      ]
    case .boolean: return ["type": .string("boolean")]
    case .word(let words): return self.words(words)
    case .box: return box()
    case .list(let item, let least):
      return [
        "type": .string("array"), "items": .object(schema(item)), "minItems": .integer(least),
      ]
    case .object(let object): return reference(object)
    case .map(let map): return self.map(map)
    case .variants(let variants): return self.variants(variants)
    case .either(let scalar, let object):
      return ["anyOf": .array([.object(schema(scalar)), .object(reference(object))])]
    }
  }

  private func words(_ words: [Word]) -> [String: JSONText] {
    [
      "oneOf": .array(
        words.map {
          .object(["const": .string($0.value), "description": description($0.note)])
        })
    ]
  }

  private mutating func box() -> [String: JSONText] {
    func number(_ low: String, _ value: Double) -> JSONText {
      .object([
        "type": .string("number"), low: .number(value),
        "maximum": .number(Shape.millimetres.upperBound),
      ])
    }
    let position = number("minimum", 0)
    let size = number("exclusiveMinimum", 0)
    definitions["box"] = .object([
      "type": .string("array"),
      "description": description(Note("[左, 上, 幅, 高さ]（mm）", "[left, top, width, height] in mm")),
      "prefixItems": .array([position, position, size, size]), "minItems": .integer(4),
      "maxItems": .integer(4), "items": .boolean(false),
    ])
    return ["$ref": .string("#/$defs/box")]
  }

  private mutating func reference(_ object: ObjectShape) -> [String: JSONText] {
    if definitions[object.id] == nil {
      // Holds the place while the object's own members are made.
      definitions[object.id] = .object([:])
      definitions[object.id] = .object(body(object))
    }
    return ["$ref": .string("#/$defs/\(object.id)")]
  }

  mutating func body(_ object: ObjectShape) -> [String: JSONText] {
    var properties: [String: JSONText] = [:]
    for key in object.keys {
      var property = schema(key.shape)
      property["description"] = description(key.note)
      properties[key.name] = .object(property)
    }
    var body: [String: JSONText] = [
      "type": .string("object"), "description": description(object.note),
      "properties": .object(properties), "additionalProperties": .boolean(false),
    ]
    let required = object.keys.filter(\.required).map(\.name)
    if !required.isEmpty { body["required"] = .strings(required) }
    if !object.oneOf.isEmpty {
      body["oneOf"] = .array(object.oneOf.map { .object(["required": .strings([$0])]) })
    }
    return body
  }

  private mutating func map(_ map: MapShape) -> [String: JSONText] {
    var result: [String: JSONText] = [
      "type": .string("object"), "additionalProperties": .object(schema(map.value)),
      "minProperties": .integer(map.atLeast),
    ]
    switch map.keys {
    case .names(let rule):
      if let pattern = rule.pattern {
        result["propertyNames"] = .object(["pattern": .string(pattern)])
      }
    case .indexes: result["propertyNames"] = .object(["pattern": .string("^[0-9]+$")])
    }
    return result
  }

  private mutating func variants(_ variants: VariantShape) -> [String: JSONText] {
    if definitions[variants.id] == nil {
      definitions[variants.id] = .object([:])
      var branches: [JSONText] = []
      for word in variants.words {
        guard let object = variants.object(word.value) else { continue }
        let condition: JSONText = .object([
          "properties": .object([variants.key: .object(["const": .string(word.value)])]),
          "required": .strings([variants.key]),
        ])
        branches.append(.object(["if": condition, "then": .object(reference(object))]))
      }
      definitions[variants.id] = .object([
        "type": .string("object"), "description": description(variants.note),
        "required": .strings([variants.key]),
        "properties": .object([variants.key: .object(words(variants.words))]),
        "allOf": .array(branches),
      ])
    }
    return ["$ref": .string("#/$defs/\(variants.id)")]
  }

  private func description(_ note: Note) -> JSONText {
    .string("\(note.japanese) / \(note.english)")
  }
}
