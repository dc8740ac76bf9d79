public import Foundation

extension Workflow {
  /// The whole model as JSON with sorted keys and no white space: equal for equal models, and so
  /// fit to be hashed. Comments and layout of the YAML do not count, its meaning does; places of
  /// rules in the file do (they are part of the model).
  ///
  /// - Throws: `EncodingError`; a workflow that the loader has passed encodes.
  public func canonicalJSON() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}
