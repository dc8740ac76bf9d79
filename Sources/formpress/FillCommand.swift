import ArgumentParser
import FormPress
import Foundation
import Workflows

struct FillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fill",
    abstract: "記入済みのスキャンと正解を描く。 Draws filled, aged scans with their truth.",
    discussion: """
      程度 / Levels: \(AgeingLevel.all.map(\.name).joined(separator: ", "))
      書き手 / Hands: \(PressHands.names.joined(separator: ", "))

      例 / Examples:
        formpress fill workflows/kokuho-saikofu.yaml --seed 1 --count 20 --level office --hand printed -o /tmp/scans
        formpress fill workflows/tenshutsu.yaml --seed 7 --level fax --hand klee --format tiff -o /tmp/scans
      同じ種からは同じバイト列ができます。 The same seed gives the same bytes.
      """)

  @Argument(help: "ワークフローファイル。 Workflow file.")
  var workflow: String

  @Option(help: "乱数の種。 Seed.")
  var seed: UInt64 = 1

  @Option(help: "枚数（件数）。 How many applications.")
  var count = 1

  @Option(help: "劣化の程度。 Level of ageing.")
  var level = "office"

  @Option(help: "書き手、またはその組。 A hand, or a group of hands.")
  var hand = "printed"

  @Option(
    help:
      "strokes と mnist の書き手の筆画（KanjiVG）のファイル。 Strokes of KanjiVG, for these hands. [UKETSUKE_KANJIVG]"
  )
  var strokes: String?

  @Option(help: "mnist の書き手の数字（MNIST）のフォルダ。 Folder of MNIST. [UKETSUKE_MNIST]")
  var digits: String?

  @Option(name: [.short, .customLong("output")], help: "書き出すフォルダ。 Folder to write to.")
  var output: String

  @Option(help: "pdf, tiff, jpeg, png")
  var format = "pdf"

  @Option(help: "解像度。 Pixels per inch (150–600).")
  var dpi: Double?

  @Option(help: "書き損じの割合（0〜1）。 Chance of a mended entry.")
  var mistakes = 0.0

  @Option(
    help: ArgumentHelp(
      "様式にない書き込みや印字を各ページに加える：\(Self.additions)。 Adds to every page what the form neither prints nor asks for.",
      valueName: "KIND"))
  var addition: String?

  @Option(help: "右回りの回転（90度単位）。 Clockwise quarter turns.")
  var turn = 0

  private static let additions = Addition.allCases.map(\.rawValue).joined(separator: ", ")

  func validate() throws {
    if let addition, Addition(rawValue: addition) == nil {
      throw ValidationError(
        "--addition は \(Self.additions) のどれかです。 --addition is one of \(Self.additions).")
    }
    if count < 1 { throw ValidationError("--count は1以上です。 --count must be 1 or more.") }
    if let dpi, !(100...600).contains(dpi) {
      throw ValidationError("--dpi は100から600です。 --dpi must be 100 to 600.")
    }
    if !(0...1).contains(mistakes) {
      throw ValidationError("--mistakes は0から1です。 --mistakes must be 0 to 1.")
    }
  }

  func run() throws {
    let (workflow, folder) = try loadWorkflow(workflow)
    let environment = ProcessInfo.processInfo.environment
    let materials = try HandMaterials(
      for: hand, strokes: strokes ?? environment[HandMaterials.strokesVariable],
      digits: digits ?? environment[HandMaterials.digitsVariable])
    let press = try Press(workflow, folder: folder, materials: materials)
    let order = PressOrder(
      level: try .named(level), hand: hand, mistakes: mistakes,
      addition: addition.flatMap(Addition.init), format: try .named(format), dpi: dpi,
      quarterTurns: turn)
    let target = URL(filePath: output, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    for index in 0..<count {
      let number = seed &+ UInt64(index)
      let scan = try press.scan(seed: number, order: order)
      let digits = String(number)
      let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
      let name = "\(workflow.id)-\(level)-\(hand)-\(padded)"
      try scan.file.write(
        to: target.appending(path: "\(name).\(order.format.fileExtension)"), options: .atomic)
      try scan.truth.write(
        to: target.appending(path: "\(name).truth.json"), options: .atomic)
    }
    print("\(count) → \(output)")
  }
}
