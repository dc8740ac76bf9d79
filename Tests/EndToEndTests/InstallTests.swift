import Daemon
import Foundation
import Testing

extension EndToEnd {
  /// `deploy/install.sh` laid out below a folder, and the program run out of it.
  @Suite struct InstallTests {
    private let root = FileManager.default.temporaryDirectory.appending(
      path: "uk-install-\(UUID().uuidString.prefix(8))")
    private let script = Program.repository.appending(path: "deploy/install.sh")

    private func install(
      _ arguments: [String] = [], script: URL? = nil
    ) async throws -> Program.Outcome {
      try await Program.run(
        "bash",
        [
          (script ?? self.script).path, "--destdir", root.path, "--programs", Program.folder.path,
        ] + arguments, in: URL(filePath: "/bin"))
    }

    /// Whether the clone has what `deploy/dependencies.sh` fetches; it goes on without where it cannot.
    private var hasModels: Bool {
      [
        "libonnxruntime.so", "PP-OCRv6_rec_small.onnx", "postal.table", "names.table",
        "letters.table", "readings.table",
      ].allSatisfy { exists(Program.repository.appending(path: "models/vendor/\($0)")) }
    }

    private func exists(_ file: URL) -> Bool {
      FileManager.default.fileExists(atPath: file.path)
    }

    private func at(_ path: String) -> URL { root.appending(path: path) }

    /// Runs the staged program with the staged libraries, and tells nobody where models are.
    private func doctor() async throws -> [Examination] {
      let outcome = try await Program.run(
        "uketsuke",
        [
          "doctor", "--json", "--root", at("trial").path, "--workflows",
          at("usr/share/doc/uketsuke/workflows").path,
        ],
        environment: ["LD_LIBRARY_PATH": at("usr/lib/uketsuke").path, "UKETSUKE_MODELS": ""],
        in: at("usr/bin"))
      return try outcome.json([Examination].self)
    }

    @Test func theStagedTreeFindsItsReaderAndItsModels() async throws {
      defer { try? FileManager.default.removeItem(at: root) }
      let outcome = try await install(hasModels ? [] : ["--without-models"])
      #expect(outcome.status == 0, "\(outcome.complaint)")
      func verdicts() async throws -> [String: Examination.Verdict] {
        Dictionary(try await doctor().map { ($0.subject, $0.verdict) }) { first, _ in first }
      }
      let found = try await verdicts()
      #expect(found["reader"] == .good)
      #expect(found["workflow.kokuho-saikofu"] == .good)
      let parts = ["reader.network", "reader.boxes", "judge", "lexicon.postal", "lexicon.names"]
      for part in parts + ["lexicon.letters"] {
        #expect(found[part] == (hasModels ? .good : .warning), "\(part)")
      }
      // None of this was found anywhere else.
      try FileManager.default.removeItem(at: at("usr/lib/uketsuke/models"))
      #expect(try await verdicts()["reader.boxes"] == .warning)
      try FileManager.default.removeItem(at: at("usr/lib/uketsuke/uketsuke-reader"))
      #expect(try await verdicts()["reader"] == .bad)
    }

    @Test func whatAProgramNeedsIsBesideItOrOfDebian() async throws {
      defer { try? FileManager.default.removeItem(at: root) }
      #expect(try await install(["--without-models"]).status == 0)
      let library = at("usr/lib/uketsuke").path
      for name in ["uketsuke", "uketsuke-reader"] {
        let listed = try await Program.run(
          "ldd", ["\(library)/\(name)"], environment: ["LD_LIBRARY_PATH": library],
          in: URL(filePath: "/usr/bin"))
        let lines = listed.text.split(separator: "\n").filter { $0.contains("=>") }
        #expect(lines.contains { $0.contains("libFoundation.so") })
        for line in lines {
          let place = line.split(separator: " ").dropFirst(2).first ?? "nowhere"
          #expect(
            place.hasPrefix(library) || place.hasPrefix("/lib") || place.hasPrefix("/usr/lib/"),
            "\(line)")
          #expect(!place.contains("/swift/"), "\(line)")
        }
      }
    }

    @Test func anUpgradeKeepsWhatThePeopleWroteAndRemovesWhatIsShippedNoLonger() async throws {
      defer { try? FileManager.default.removeItem(at: root) }
      #expect(try await install(["--without-models"]).status == 0)
      let configuration = at("etc/uketsuke/uketsuke.yaml")
      let own = at("etc/uketsuke/workflows/own.yaml")
      let data = at("var/lib/uketsuke/store.sqlite")
      let old = at("usr/lib/uketsuke/models/old.table")
      let unit = at("usr/lib/systemd/system/uketsuke.service")
      for file in [configuration, own, data, old, unit] { try Data("own".utf8).write(to: file) }
      // A file of the version before, and lines that no installation wrote.
      let manifest = at("usr/lib/uketsuke/manifest")
      let listed = try String(contentsOf: manifest, encoding: .utf8)
      let more = [
        "/usr/lib/uketsuke/models/old.table", "/etc/uketsuke/uketsuke.yaml",
        "/usr/lib/uketsuke/../../../var/lib/uketsuke/store.sqlite",
      ]
      try (listed + more.joined(separator: "\n") + "\n")
        .write(to: manifest, atomically: true, encoding: .utf8)

      let again = try await install(["--without-models"])
      #expect(again.status == 0, "\(again.complaint)")
      #expect(again.text.contains("0 new, 2 replaced"), "\(again.text)")
      #expect(!exists(old))
      #expect(try String(contentsOf: manifest, encoding: .utf8) == listed)
      #expect(try Data(contentsOf: unit).count > 100)
      for file in [configuration, own, data] {
        #expect(try String(contentsOf: file, encoding: .utf8) == "own", "\(file.path)")
      }

      let gone = try await install(["--uninstall"])
      #expect(gone.status == 0, "\(gone.complaint)")
      for path in ["usr/lib/uketsuke", "usr/share/doc/uketsuke", "usr/bin/uketsuke"] {
        #expect(!exists(at(path)), "\(path)")
      }
      #expect(!exists(unit))
      for file in [configuration, own, data] { #expect(exists(file), "\(file.path)") }
    }

    @Test func aDryRunWritesNothing() async throws {
      defer { try? FileManager.default.removeItem(at: root) }
      let outcome = try await install(["--dry-run", "--without-models"])
      #expect(outcome.status == 0, "\(outcome.complaint)")
      #expect(outcome.text.contains("\(root.path)/usr/lib/uketsuke/uketsuke-reader"))
      #expect(!exists(root))
    }

    @Test func whatIsMissingIsNamedBeforeAnythingIsWritten() async throws {
      defer { try? FileManager.default.removeItem(at: root) }
      // A clone that fetched nothing.
      let clone = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: clone) }
      try FileManager.default.createDirectory(at: clone, withIntermediateDirectories: true)
      for name in ["deploy", "workflows", "docs"] {
        try FileManager.default.createSymbolicLink(
          at: clone.appending(path: name),
          withDestinationURL: Program.repository.appending(path: name))
      }
      let script = clone.appending(path: "deploy/install.sh")
      let without = try await install(script: script)
      #expect(without.status == 66)
      #expect(without.complaint.contains("models/vendor/libonnxruntime.so"))
      #expect(without.complaint.contains("models/boxed/boxed.onnx"))
      let unbuilt = try await install(["--programs", clone.path], script: script)
      #expect(unbuilt.status == 66)
      #expect(unbuilt.complaint.contains("\(clone.path)/uketsuke"))
      #expect(try await install(["--nonsense"]).status == 64)
      #expect(try await install(["--kit"]).status == 64)
      #expect(!exists(root))
    }
  }
}
