import Foundation
import Glibc
import Logging
import ReaderPool
import Readings

/// Looks at everything that the service needs and says what is missing, what it costs and what to
/// do. Changes nothing.
public struct Doctor: Sendable {
  let configuration: DaemonConfiguration

  public init(_ configuration: DaemonConfiguration) { self.configuration = configuration }

  public func examine() async -> [Examination] {
    var found: [Examination] = []
    found.append(daemon())
    found += user()
    for (name, folder, mustWrite) in [
      ("drop", configuration.drop, true), ("state", configuration.state, true),
      ("delivery", configuration.delivery, true),
      ("checkpoints", configuration.checkpoints, true),
      ("workflows", configuration.workflows, false),
    ] {
      found.append(self.folder("folder.\(name)", folder, mustWrite: mustWrite))
    }
    found += dropped()
    found.append(overlap())
    found.append(space())
    found.append(key("key.master", configuration.keys.master))
    found.append(key("key.audit", configuration.keys.audit))
    found += await readers()
    found += workflows()
    return found
  }

  private func daemon() -> Examination {
    ControlClient(path: configuration.controlSocket.path).isDaemonRunning
      ? Examination("daemon", .good, japanese: "サービスは動いています。", english: "The service runs.")
      : Examination(
        "daemon", .warning,
        japanese: "サービスは動いていません。uketsuke serve または systemctl start uketsuke で起動します。",
        english: "The service does not run; start it by uketsuke serve or systemctl start uketsuke."
      )
  }

  private func folder(_ subject: String, _ url: URL, mustWrite: Bool) -> Examination {
    let path = url.path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return mustWrite
        ? Examination(
          subject, .warning, japanese: "フォルダがありません：\(path)（起動時に作成を試みます）",
          english: "The folder does not exist: \(path) (the service tries to make it).")
        : Examination(
          subject, .bad, japanese: "フォルダがありません：\(path)。作成してワークフローを置いてください。",
          english: "The folder does not exist: \(path). Make it and put workflow files into it.")
    }
    guard isFolder.boolValue, access(path, R_OK | X_OK | (mustWrite ? W_OK : 0)) == 0 else {
      return Examination(
        subject, .bad, japanese: "フォルダを使えません：\(path)。サービスの利用者に権限を与えてください。",
        english: "The folder cannot be used: \(path). Give the service's user the right to it.")
    }
    return Examination(subject, .good, japanese: path, english: path)
  }

  private func overlap() -> Examination {
    let own = configuration.ownFolders
    let drop = configuration.drop.standardizedFileURL.path + "/"
    for folder in own.map({ $0.standardizedFileURL.path + "/" })
    where folder.hasPrefix(drop) || drop.hasPrefix(folder) {
      return Examination(
        "folder.overlap", .bad, japanese: "投入フォルダと本システムのフォルダが重なっています：\(folder)",
        english: "The drop folder overlaps a folder of the program: \(folder)")
    }
    return Examination(
      "folder.overlap", .good, japanese: "フォルダは重なっていません。", english: "No folders overlap.")
  }

  private func space() -> Examination {
    var figures = statvfs()
    guard statvfs(configuration.state.path, &figures) == 0 else {
      return Examination(
        "disk", .warning, japanese: "空き容量を調べられません。", english: "The free space is not known.")
    }
    let free = UInt64(figures.f_bavail) * UInt64(figures.f_frsize) / (1 << 30)
    return Examination(
      "disk", free < 1 ? .bad : free < 10 ? .warning : .good, japanese: "空き容量 \(free) GiB",
      english: "\(free) GiB free")
  }

  private func key(_ subject: String, _ url: URL) -> Examination {
    var status = stat()
    guard stat(url.path, &status) == 0 else {
      return Examination(
        subject, .warning, japanese: "鍵がありません：\(url.path)（初回起動時に作られます。必ず別に控えてください）",
        english: "No key at \(url.path): it is made at the first start. Keep a copy elsewhere.")
    }
    guard status.st_mode & 0o077 == 0 else {
      return Examination(
        subject, .bad, japanese: "鍵を他の利用者が読めます。chmod 400 \(url.path) を実行してください。",
        english: "Others can read the key; run chmod 400 \(url.path).")
    }
    return Examination(subject, .good, japanese: url.path, english: url.path)
  }

  private func readers() async -> [Examination] {
    let program = configuration.readers.program.path
    let pool = ReaderPool(
      configuration: ReaderPoolConfiguration(executable: program, children: 1),
      logger: Logger(label: "uketsuke.doctor") { _ in SwiftLogNoOpLogHandler() })
    do {
      let name = try await pool.warmUp() ?? ""
      await pool.shutDown()
      return [
        Examination("reader", .good, japanese: "読取プロセス \(name)", english: "reader \(name)")
      ] + Self.engines(of: name)
    } catch {
      await pool.shutDown()
      let detail = (error as? Refusal)?.detail ?? "\(error)"
      return [
        Examination(
          "reader", .bad, japanese: "読取プロセスを起動できません（\(program)）：\(detail)",
          english: "The reader cannot be started (\(program)): \(detail)")
      ]
    }
  }

  private func workflows() -> [Examination] {
    let files = WorkflowFolder.files(at: configuration.workflows)
    guard !files.isEmpty else {
      return [
        Examination(
          "workflows", .bad, japanese: "ワークフローがありません：\(configuration.workflows.path)",
          english: "There are no workflow files in \(configuration.workflows.path).")
      ]
    }
    return WorkflowFolder.load(together: files).map { loaded in
      let errors = loaded.errors
      let subject = "workflow.\(loaded.file.deletingPathExtension().lastPathComponent)"
      guard let first = errors.first else {
        return Examination(subject, .good, japanese: "誤りはありません。", english: "no errors")
      }
      return Examination(
        subject, .bad, japanese: "エラー\(errors.count)件。最初：\(first)",
        english:
          "\(errors.count) \(errors.count == 1 ? "error" : "errors"); the first: \(first)")
    }
  }
}
