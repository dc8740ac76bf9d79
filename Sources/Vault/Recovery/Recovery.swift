/// Recovery after the master key was lost: all keys are wrapped under a new one.
public enum Recovery {
  /// Wraps every key of the store under `newMaster` with the help of the private recovery key.
  /// Can be repeated after a crash: keys that are under `newMaster` already stay.
  ///
  /// - Returns: how many keys were wrapped anew, and the ids of those that could not be opened:
  ///   without a recovery wrapping, or to another recovery key.
  public static func rewrap(
    _ store: any KeyStore, with key: RecoveryPrivateKey, to newMaster: MasterKey
  ) throws -> (rewrapped: Int, lost: [KeyID]) {
    var rewrapped = 0
    var lost: [KeyID] = []
    for id in try store.allIDs() {
      guard let old = try store.wrappedKey(id) else { continue }
      if (try? newMaster.unwrap(old)) != nil { continue }
      guard let opened = try? key.unwrap(old) else {
        lost.append(id)
        continue
      }
      try store.replace(
        WrappedKey(
          id: id, wrapped: try newMaster.wrap(opened, id: id), recovery: old.recovery,
          createdAt: old.createdAt))
      rewrapped += 1
    }
    return (rewrapped, lost)
  }
}
