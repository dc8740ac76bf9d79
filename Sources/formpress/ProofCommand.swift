import ArgumentParser
import FormPress
import Foundation
import Workflows

struct ProofCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proof",
    abstract: "ワークフローの枠が白紙の帳票と合うか調べる。 Checks that a workflow's boxes fit its blank form.",
    discussion: """
      例 / Examples:
        formpress proof workflows/*.yaml
        formpress proof workflows/inu-shibo.yaml --overlay /tmp/overlay
      合わない枠があれば終了コードは1です。 Exits with 1 where a box does not fit.
      """)

  @Argument(help: "ワークフローファイル。 Workflow files.")
  var files: [String]

  @Option(help: "枠を重ねたPNGを書くフォルダ。 Folder for pictures with the boxes drawn.")
  var overlay: String?

  func run() throws {
    var fits = true
    for file in files {
      let (workflow, folder) = try loadWorkflow(file)
      let proof = try FormProof(workflow, folder: folder)
      let complaints = try proof.complaints()
      for complaint in complaints { print("\(file): \(complaint)") }
      if complaints.isEmpty { print("\(file): OK") } else { fits = false }
      guard let overlay else { continue }
      let target = URL(filePath: overlay, directoryHint: .isDirectory)
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      for (index, page) in try proof.overlays().enumerated() {
        try page.write(
          to: target.appending(path: "\(workflow.id)-\(index + 1).png"), options: .atomic)
      }
    }
    if !fits { throw ExitCode.failure }
  }
}
