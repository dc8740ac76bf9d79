public import Foundation
public import Workflows

/// The small fixed set of scans that lies in the repository.
public struct FixtureSet: Sendable {
  /// One file of the set.
  struct Item: Sendable {
    var name: String
    /// Workflow and seed of each application in the file.
    var cases: [(workflow: String, seed: UInt64)]
    var order: PressOrder
    /// What the file is there to show.
    var purpose: String

    var fileName: String { "\(name).\(order.format.fileExtension)" }
  }

  private let workflows: [String: Workflow]
  private let folder: URL

  /// The workflows that the set needs, by id, and the folder they lie in.
  public init(workflows: [Workflow], folder: URL) throws(PressError) {
    self.workflows = Dictionary(workflows.map { ($0.id, $0) }) { first, _ in first }
    self.folder = folder
    for (id, _) in Self.items.flatMap(\.cases) where self.workflows[id] == nil {
      throw PressError.unknown(
        kind: "ワークフロー", name: id, known: self.workflows.keys.sorted())
    }
  }

  /// Ids of the workflows that the set draws.
  public static var workflowIDs: [String] {
    Set(items.flatMap(\.cases).map(\.workflow)).sorted()
  }

  /// Writes scans, truths, broken files and the README; answers the names of the files written.
  public func write(to target: URL) throws(PressError) -> [String] {
    var written: [String] = []
    for item in Self.items {
      let (file, truth) = try draw(item)
      try Self.put(file, item.fileName, in: target)
      try Self.put(truth, "\(item.name).truth.json", in: target)
      written.append(item.fileName)
    }
    let broken = target.appending(path: "broken", directoryHint: .isDirectory)
    for file in try BrokenFiles.all() {
      try Self.put(file.data, file.name, in: broken)
      written.append("broken/\(file.name)")
    }
    try Self.put(Data(Self.readme(try BrokenFiles.all()).utf8), "README.md", in: target)
    return written
  }

  func draw(_ item: Item) throws(PressError) -> (file: Data, truth: Data) {
    var pages: [Raster] = []
    var truths: [Truth] = []
    for (id, seed) in item.cases {
      guard let workflow = workflows[id] else { continue }
      let press = try Press(workflow, folder: folder)
      let (drawn, truth) = try press.application(seed: seed, order: item.order)
      pages += drawn
      truths.append(truth)
    }
    return (
      try item.order.format.file(of: pages, level: item.order.level),
      try Truth.file(truths, drawn: item.order)
    )
  }

  private static func put(_ data: Data, _ name: String, in folder: URL) throws(PressError) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try data.write(to: folder.appending(path: name), options: .atomic)
    } catch { throw PressError.unwritable(path: name, reason: "\(type(of: error))") }
  }
}
