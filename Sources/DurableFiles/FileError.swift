internal import Foundation

/// What went wrong with which file.
public struct FileError: Error, Hashable, Sendable {
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case fileMissing
    case fileExists
    case fileUnreadable
    case fileUnwritable
    /// A link, a folder, a pipe.
    case notRegularFile
    /// Others may use it.
    case filePermissions
    /// It is another user's.
    case fileOwner
    /// Longer than the caller takes.
    case fileTooLong
  }

  public var code: Code
  public var path: String
  /// `errno`; 0 where it was not the system that refused.
  public var systemCode: Int32
  /// For operators: the system's words, or what was found.
  public var detail: String

  public init(_ code: Code, path: String, detail: String = "") {
    self.code = code
    self.path = path
    systemCode = 0
    self.detail = detail
  }

  /// - Parameter systemCode: `errno` as the refused call left it.
  public init(_ code: Code, path: String, systemCode: Int32) {
    self.code = code
    self.path = path
    self.systemCode = systemCode
    detail = String(cString: strerror(systemCode))
  }
}

extension FileError: CustomStringConvertible {
  public var description: String {
    detail.isEmpty ? "\(code.rawValue): \(path)" : "\(code.rawValue): \(path) (\(detail))"
  }
}
