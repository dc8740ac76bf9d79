/// What a page says of the stack of paper that it lies in: that another application begins here.
public struct SeparatorMark: Codable, Hashable, Sendable {
  /// What the codes of separator sheets begin with; `:部署/workflow` may follow.
  public static let text = "UKETSUKE-SEPARATOR"

  public enum Kind: String, Codable, Hashable, Sendable {
    /// The four bars of patch code T.
    case patch
    /// A barcode or QR code that says so.
    case code
  }

  public var kind: Kind
  /// Whose paper follows, where the sheet says so. Nothing follows from it but a person's look: whose
  /// paper it is depends on the drop folder.
  public var department: String?
  /// Id of the workflow that follows, where the sheet says so.
  public var workflow: String?

  public init(kind: Kind, department: String? = nil, workflow: String? = nil) {
    self.kind = kind
    self.department = department
    self.workflow = workflow
  }

  /// What a code says; nil where it is no separator's.
  public init?(code: String) {
    guard code.hasPrefix(Self.text) else { return nil }
    let rest = code.dropFirst(Self.text.count)
    self.init(kind: .code)
    if rest.isEmpty { return }
    guard rest.first == ":" else { return nil }
    let parts = rest.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    department = parts.first.map(String.init).flatMap { $0.isEmpty ? nil : $0 }
    workflow = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : nil
  }

  /// The text of the code that says all this.
  public var code: String {
    guard department != nil || workflow != nil else { return Self.text }
    return "\(Self.text):\(department ?? "")" + (workflow.map { "/\($0)" } ?? "")
  }
}
