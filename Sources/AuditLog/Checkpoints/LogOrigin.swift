/// The origin line of a checkpoint: the log's name and its epoch, as `name/epoch`.
///
/// A log must never sign two checkpoints that contradict each other (C2SP tlog-checkpoint). After
/// a restore it may have to, so that each epoch is a log of its own.
struct LogOrigin: Hashable, Sendable {
  var name: String
  /// 1 for the first.
  var epoch: Int

  var line: String { "\(name)/\(epoch)" }

  init(name: String, epoch: Int) {
    self.name = name
    self.epoch = epoch
  }

  /// nil where the line is not of this form.
  init?(line: String) {
    guard let slash = line.lastIndex(of: "/"),
      let epoch = Int(line[line.index(after: slash)...]), epoch > 0
    else { return nil }
    self.init(name: String(line[..<slash]), epoch: epoch)
    guard self.line == line else { return nil }
  }
}
