public import Foundation

/// Why the pool did not take on or finish an operation, where the document is not to blame: none
/// of these is an attempt of the document. What is its fault is a `Refusal`.
public enum ReaderPoolError: Error, Hashable, Sendable {
  /// The pool is shutting down.
  case stopping
  /// A form that `setForms` never made known, by digest.
  case unknownForm(String)
}

extension ReaderPoolError: LocalizedError {
  public var errorDescription: String? {
    switch self {
    case .stopping: "the readers are being stopped"
    case .unknownForm(let digest): "no compiled form \(digest) is known to the readers"
    }
  }
}

/// A form that cannot be compiled, or a compiled one that a reader does not take, in words for
/// an administrator.
public struct FormRejection: Error, Hashable, Sendable {
  public var japanese: String
  public var english: String

  public init(japanese: String, english: String) {
    self.japanese = japanese
    self.english = english
  }
}
