import Daemon

/// What staff must know beside a list of cases: scans that lie in the drop folders and are in none.
enum DropNote {
  /// Prints it, on standard error so that lists stay lists.
  static func tell(_ place: PlaceOptions) throws {
    for problem in Doctor(try place.configuration()).dropped() {
      Output.complain("\(problem.japanese)\n\(problem.english)")
    }
  }
}
