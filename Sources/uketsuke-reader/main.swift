import FormReading
import Foundation
import ReaderChannel
import Readings

// The child that does all parsing of scans. It is started by the daemon with the channel's socket as
// descriptor 3, serves one request after the other, and leaves when the daemon closes the channel.
ReaderMemory.keepFreed()
do {
  let channel = ReaderChannel()
  let service = ReaderService(version: ReaderProgram.version, surroundings: .ofThisProcess)
  // Engines open their files before the cage closes.
  let greeting = service.greeting()
  _ = ReaderCage.enter()
  try channel.exitOnHangup()
  try channel.send(greeting)
  while let (request, descriptors) = try channel.receive() {
    try service.handle(request, descriptors: descriptors.map(\.raw)) { response, blob in
      try channel.send(response, blob: blob)
    }
    // The descriptors must outlive the work on them.
    withExtendedLifetime(descriptors) {}
  }
} catch {
  // The channel is all that can fail here; its words hold nothing of any document.
  FileHandle.standardError.write(Data("uketsuke-reader: \(error)\n".utf8))
  exit(1)
}
