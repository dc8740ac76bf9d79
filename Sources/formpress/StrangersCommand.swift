import ArgumentParser
import FormPress
import Foundation

struct StrangersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strangers",
    abstract: "Draws letters, receipts and other cities' forms. どの帳票にも当てはまらない書類を描く。",
    discussion: "Example: formpress strangers --seed 1 --count 5 -o strangers")

  @Option(help: "First seed. 最初の乱数の種。") var seed: UInt64 = 1
  @Option(help: "Of each kind. 種類ごとの枚数。") var count = 1
  @Option(help: "fresh, office, worn, fax, hard or bent. 劣化の程度。") var level = "office"
  @Option(name: [.short, .long], help: "Folder to write to. 出力先。") var output: String

  func run() throws {
    let folder = URL(filePath: output)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let level = try AgeingLevel.named(level)
    for kind in StrangePage.Kind.allCases {
      for seed in seed..<(seed + UInt64(max(0, count))) {
        let page = try StrangePage.draw(kind, seed: seed, level: level)
        let base = "\(kind.rawValue)-\(seed)"
        try page.scan.write(to: folder.appending(path: "\(base).png"))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        try encoder.encode(page.values).write(to: folder.appending(path: "\(base).values.json"))
      }
    }
  }
}
