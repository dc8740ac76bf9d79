import Casework
import Foundation
import Glibc

extension Requester {
  /// - Parameter user: as the kernel gives it.
  init(user: uid_t) {
    self.init(uid: user, account: Self.name(of: user) ?? "uid-\(user)")
  }

  /// The account as audit records name people.
  var person: PersonID { PersonID(account) }

  private static func name(of user: uid_t) -> String? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwuid_r(user, &entry, &buffer, buffer.count, &found) == 0, found != nil else {
      return nil
    }
    return entry.pw_name.map { String(cString: $0) }
  }
}

extension PersonID {
  /// Without the blanks around it, which would make one person two.
  ///
  /// - Throws: `DeskFailure` where nothing is left that names somebody.
  func checked() throws -> PersonID {
    let name = rawValue.trimmingCharacters(in: .whitespacesAndNewlines)
    guard name.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw DeskFailure(
        .refused, japanese: "by（職員のアカウント）が空です。判断した職員のアカウントを指定してください。",
        english: "'by' is blank; give the account of the person who decides.")
    }
    return PersonID(name)
  }
}
