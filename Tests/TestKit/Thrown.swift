/// The error of that type that the work throws; nil where it throws none, or another.
package func thrown<Failure: Error>(
  _ type: Failure.Type, by work: () throws -> Void
) -> Failure? {
  do {
    try work()
    return nil
  } catch {
    return error as? Failure
  }
}
