public import Foundation

extension MasterKey {
  /// Name of the systemd credential that may hold the key.
  public static let credentialName = "uketsuke-master-key"

  /// Reads a key file: 32 raw bytes, 64 hexadecimal digits, or base64 of 32 bytes. It must be a
  /// regular file that only its owner can read, owned by this user or by root.
  ///
  /// Throws ``VaultError`` `fileMissing`, `fileUnreadable`, `notRegularFile`, `filePermissions`
  /// or `badKey`.
  public static func load(file path: String) throws -> MasterKey {
    MasterKey(root: try KeyFile.readKey(path, allowedMode: 0o700))
  }

  /// Reads the systemd credential (`LoadCredential=` or `LoadCredentialEncrypted=`), nil where the
  /// service was given none. systemd may grant the service's user access by an ACL, whose mask
  /// shows as a group permission: reading by the group is therefore allowed here.
  public static func loadCredential(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> MasterKey? {
    guard let folder = environment["CREDENTIALS_DIRECTORY"], !folder.isEmpty else { return nil }
    let path = "\(folder)/\(credentialName)"
    do {
      return MasterKey(root: try KeyFile.readKey(path, allowedMode: 0o740))
    } catch let error as VaultError where error.code == .fileMissing {
      return nil
    }
  }

  /// Makes a new random key and writes it as base64 with mode 0400: temporary file, fsync, link
  /// under its name, fsync of the folder. Never replaces a file: throws ``VaultError``
  /// `fileExists`, since with another key all that was sealed would be lost.
  public static func create(file path: String) throws -> MasterKey {
    let key = DataKey()
    let text = key.withBytes { $0.base64EncodedString() } + "\n"
    try KeyFile.create(path, text: text)
    return MasterKey(root: key)
  }
}
