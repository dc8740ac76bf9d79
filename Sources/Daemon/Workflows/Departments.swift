import Synchronization

/// Names of departments that workflows in force have, shared by those who log: any other folder in
/// the drop folder may be named after a citizen.
final class Departments: Sendable {
  private let names = Mutex<Set<String>>([])

  func set(_ departments: some Sequence<String>) {
    let all = Set(departments)
    names.withLock { $0 = all }
  }

  func contains(_ name: String) -> Bool { names.withLock { $0.contains(name) } }
}
