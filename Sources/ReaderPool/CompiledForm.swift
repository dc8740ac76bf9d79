public import ReaderChannel

/// A compiled form as readers map it: one file for all of them.
public struct CompiledForm: Sendable {
  /// Digest that names the form's version.
  public var digest: String
  /// Read-only file, or sealed file in memory (`Descriptor.memory`).
  public var descriptor: Descriptor

  public init(digest: String, descriptor: Descriptor) {
    self.digest = digest
    self.descriptor = descriptor
  }
}

/// A blank page file for the compilation of a form.
public struct BlankFile: Sendable {
  /// The path as the workflow names it.
  public var path: String
  public var descriptor: Descriptor

  public init(path: String, descriptor: Descriptor) {
    self.path = path
    self.descriptor = descriptor
  }
}
