public import Foundation
public import Readings

/// Where the daemon finds and keeps things, and its limits: the file `uketsuke.yaml`.
public struct DaemonConfiguration: Sendable {
  /// Root of the drop folders, one folder a department.
  public var drop: URL
  /// The store, the sealed scans and the locks. Nobody else writes here.
  public var state: URL
  /// Root of the folders that other systems take files from.
  public var delivery: URL
  /// Folder of the workflow files.
  public var workflows: URL
  /// Signed checkpoints of the audit log are written here; best on another disk.
  public var checkpoints: URL
  public var keys: Keys
  public var readers: Readers
  public var intake: IntakeTiming
  public var limits: ReadingLimits
  /// Socket that the command line talks to.
  public var controlSocket: URL

  public struct Keys: Sendable, Hashable {
    /// 32 bytes that wrap every data key; made at the first start where it is missing.
    public var master: URL
    /// Ed25519 key that signs checkpoints; made at the first start where it is missing.
    public var audit: URL
    /// Public half of the offline recovery key, or nil where none is used.
    public var recovery: URL?
  }

  public struct Readers: Sendable, Hashable {
    /// How many reader processes; as many as cores unless configured.
    public var count: Int
    /// A reader is replaced after so many pages.
    public var recycleAfterPages: Int
    /// Seconds that one page may take.
    public var pageDeadline: Double
    /// The program; beside the daemon's own unless configured.
    public var program: URL
  }

  public struct IntakeTiming: Sendable, Hashable {
    /// Seconds between two looks at a drop folder.
    public var poll: Double
    /// Seconds that a file must have been left alone.
    public var quiet: Double
    /// Seconds after which a stable file that does not look complete is read all the same.
    public var odd: Double
    /// Department of files that lie in the drop root itself.
    public var unassignedDepartment: String
  }

  /// Everything below one folder: for a trial, a demonstration, a test.
  public init(root: URL) {
    drop = root.appending(path: "drop")
    state = root.appending(path: "state")
    delivery = root.appending(path: "delivery")
    workflows = root.appending(path: "workflows")
    checkpoints = root.appending(path: "checkpoints")
    keys = Keys(
      master: root.appending(path: "keys/master.key"),
      audit: root.appending(path: "keys/audit.key"), recovery: nil)
    readers = Readers(
      count: ProcessInfo.processInfo.activeProcessorCount, recycleAfterPages: 500,
      pageDeadline: 60, program: Self.programBesideThis("uketsuke-reader"))
    intake = IntakeTiming(poll: 1, quiet: 2, odd: 180, unassignedDepartment: "未分類")
    limits = ReadingLimits()
    controlSocket = root.appending(path: "state/control.sock")
  }

  /// The places of an installed service.
  public static var system: DaemonConfiguration {
    var configuration = DaemonConfiguration(root: URL(filePath: "/var/lib/uketsuke"))
    configuration.state = URL(filePath: "/var/lib/uketsuke")
    configuration.drop = URL(filePath: "/srv/uketsuke/drop")
    configuration.delivery = URL(filePath: "/srv/uketsuke/delivery")
    configuration.workflows = URL(filePath: "/etc/uketsuke/workflows")
    configuration.keys.master = URL(filePath: "/etc/uketsuke/keys/master.key")
    configuration.keys.audit = URL(filePath: "/etc/uketsuke/keys/audit.key")
    configuration.controlSocket = URL(filePath: "/run/uketsuke/control.sock")
    return configuration
  }

  /// A program in the folder of the running one.
  public static func programBesideThis(_ name: String) -> URL {
    let own =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return URL(filePath: own).deletingLastPathComponent().appending(path: name)
  }
}
