import Foundation
import ReaderChannel
import Readings

#if canImport(Glibc)
  import Glibc
#endif

// A reader that does as it is told, for tests of the pool: it speaks the real protocol over the
// real channel and misbehaves on order. The order is the document's text, or the first argument
// for what goes wrong at the start.

let start = CommandLine.arguments.dropFirst().first ?? ""
if start == "exit" { exit(3) }
if start == "hang" { while true { pause() } }

let cage = start == "cage" ? ReaderCage.enter() : []

let channel = ReaderChannel(descriptor: 3)
try channel.exitOnHangup()
let version = start == "version" ? readerProtocolVersion + 1 : readerProtocolVersion
try channel.send(.ready(protocolVersion: version, reader: "reader-double-\(getpid())"))

var forms: [String: String] = [:]
var leak: [UnsafeMutableRawPointer] = []

func raw(_ bytes: [UInt8]) {
  _ = bytes.withUnsafeBytes { write(3, $0.baseAddress, $0.count) }
}

func page(_ index: Int) -> PageReading {
  PageReading(index: index, width: 100, height: 200, dpi: 300)
}

/// Does one step of a document's script, such as `page 1 2` or `crash`. False ends the script
/// without an answer.
@MainActor
func step(_ words: [String], _ order: ReaderRequest.ReadOrder) throws {
  let number = words.count > 1 ? Int(words[1]) ?? 0 : 0
  let other = words.count > 2 ? Int(words[2]) ?? 0 : 0
  switch words[0] {
  case "start": try channel.send(.pageStarted(index: number, of: other))
  case "page":
    try channel.send(.pageStarted(index: number, of: other))
    try channel.send(.page(page(number)))
  case "wait": usleep(UInt32(number) * 1000)
  case "crash": raise(SIGSEGV)
  case "exit": exit(Int32(number))
  case "hang": while true { pause() }
  case "garbage": raw([UInt8](repeating: 0x41, count: 4096))
  case "huge": raw([0x55, 0x4B, 0x52, 1, 0, 1, 0, 0, 0, 0, 0, 2, 0x7F, 0, 0, 0, 0, 0, 0, 0])
  case "half":
    raw([0x55, 0x4B, 0x52, 1, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0x7B])
    exit(0)
  case "close":
    shutdown(3, Int32(SHUT_RDWR))
    while true { pause() }
  case "flood": while true { try channel.send(.pageStarted(index: 1, of: 1)) }
  case "loaded": try channel.send(.loaded)
  case "chatter":
    for _ in 0..<number { _ = write(2, [UInt8](repeating: 0x78, count: 1024), 1024) }
  case "leak":
    // Writes to what it takes, so that it counts; ends by the limit, not by itself.
    while let block = malloc(64 << 20) {
      memset(block, 1, 4096)
      leak.append(block)
    }
    abort()
  case "break-out":
    // What a reader that was taken over would try first; says what worked.
    var worked: [String] = []
    if socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0 { worked.append("socket") }
    var child: pid_t = 0
    if posix_spawn(&child, "/bin/true", nil, nil, [nil], [nil]) == 0 { worked.append("program") }
    let path = "/tmp/uketsuke-reader-double-\(getpid())"
    if open(path, O_WRONLY | O_CREAT, 0o600) >= 0 {
      unlink(path)
      worked.append("file")
    }
    let words = "\(cage.rawValue) " + worked.joined(separator: ",")
    try channel.send(.refused(Refusal(.encrypted, detail: words)))
  case "refuse": try channel.send(.refused(Refusal(.encrypted, page: number == 0 ? nil : number)))
  case "read":
    try channel.send(
      .read(
        DocumentReading(
          reader: "\(getpid())", pages: [],
          cases: [
            CaseReading(
              workflow: order.only, version: nil, pages: [],
              fields: order.digests.map {
                FieldReading(name: $0, type: "text", page: nil, box: [], raw: forms[$0] ?? "?")
              })
          ])))
  default: exit(99)
  }
}

while let (request, descriptors) = try channel.receive() {
  func text(_ index: Int) throws -> String {
    String(decoding: try descriptors[index].contents(limit: 1 << 20), as: UTF8.self)
  }
  switch request {
  case .loadForms(let digests):
    for (index, digest) in digests.enumerated() { forms[digest] = try text(index) }
    try channel.send(.loaded)
  case .compile(let workflow, let digest, let paths):
    if paths.isEmpty {
      try channel.send(.formRejected(japanese: "用紙がありません", english: "no blank page"))
    } else {
      let parts = try paths.indices.map { try paths[$0] + "=" + text($0) }
      let all = ([String(decoding: workflow, as: UTF8.self), digest] + parts)
      try channel.send(.compiled(warnings: ["w"]), blob: Data(all.joined(separator: "|").utf8))
    }
  case .read(let order):
    for line in try text(0).split(separator: "\n") {
      try step(line.split(separator: " ").map(String.init), order)
    }
  case .render(let order):
    try channel.send(
      .rendered(width: order.page, height: order.rotation), blob: Data(count: order.page))
  case .proposeLayout(let page, _):
    try channel.send(.layout(LayoutProposal(width: Double(page), height: 297, items: [])))
  case .writeSearchablePDF(let order):
    for index in order.pages.indices {
      try channel.send(.pageStarted(index: index + 1, of: order.pages.count))
    }
    let parts = try order.pages.map { "\(try text($0.document)).\($0.page)" }
    try channel.send(
      .searchablePDF(pages: order.pages.count), blob: Data(parts.joined(separator: "|").utf8))
  }
}
