internal import Foundation
internal import ReaderChannel
internal import Readings

/// Why an exchange with a reader broke off: the process is of no further use.
struct Interruption: Error {
  enum Cause: Sendable {
    case channel(ChannelError)
    /// The channel ended where an answer was due.
    case ended
    /// The reader answered what the protocol does not allow here.
    case violation(String)
  }
  var cause: Cause
  /// The request never reached the reader: it was dead before.
  var beforeRequest = false

  var description: String {
    switch cause {
    case .channel(let error): error.description
    case .ended: "the reader ended"
    case .violation(let reason): "protocol violated: \(reason)"
    }
  }
}

/// One operation's conversation with the reader that it holds.
struct Exchange: Sendable {
  let reader: Reader
  /// Digests of the forms that the reader has.
  private(set) var loaded: Set<String>
  /// Pages that the reader worked on in its life.
  private(set) var pages: Int
  private(set) var progress: PageProgress
  /// Whether the reader waits for the next request and can serve somebody else.
  private(set) var isSettled = true
  private let watch: PageWatch

  init(_ seat: Seat, deadline: Duration, clock: any Clock<Duration>) {
    reader = seat.reader
    loaded = seat.loaded
    pages = seat.pages
    progress = PageProgress(maxPages: 1)
    watch = PageWatch(seat.reader.process, deadline: deadline, clock: clock)
  }

  /// What the pool keeps of the reader for its next user.
  var seat: Seat { Seat(reader: reader, loaded: loaded, pages: pages) }

  /// Makes forms known that the reader does not have yet.
  mutating func load(_ forms: [CompiledForm]) async throws {
    let missing = forms.filter { !loaded.contains($0.digest) }
    var rest = missing[...]
    while !rest.isEmpty {
      let batch = rest.prefix(FrameStream.maxDescriptors)
      rest = rest.dropFirst(batch.count)
      try await ask(.loadForms(digests: batch.map(\.digest)), batch.map(\.descriptor))
      switch try await answer().response {
      case .loaded:
        settle()
        loaded.formUnion(batch.map(\.digest))
      case let other: throw try settled(other)
      }
    }
  }

  /// Sends the request and starts the clock.
  mutating func ask(
    _ request: ReaderRequest, _ descriptors: [Descriptor], maxPages: Int = 1
  ) async throws {
    progress = PageProgress(maxPages: maxPages)
    isSettled = false
    watch.restart()
    do {
      try await reader.process.channel.send(request, descriptors: descriptors)
    } catch {
      throw Interruption(cause: .channel(error), beforeRequest: error == .closed)
    }
  }

  /// The next answer. Starts of pages restart the clock and are not handed on.
  mutating func answer() async throws -> (response: ReaderResponse, blob: Data?) {
    while true {
      let next: (response: ReaderResponse, blob: Data?)?
      do {
        next = try await reader.process.channel.receive()
      } catch {
        throw Interruption(cause: .channel(error))
      }
      guard let next else { throw Interruption(cause: .ended) }
      guard case .pageStarted(let index, let total) = next.response else { return next }
      let known = progress.pages
      guard progress.start(index, of: total) else {
        throw Interruption(cause: .violation("page \(index) of \(total)"))
      }
      pages += progress.pages - known
      watch.restart()
    }
  }

  /// Takes note of a page's reading, and hands it on while the clock stands still.
  mutating func deliver(
    _ page: PageReading, to receiver: @Sendable (PageReading) async throws -> Void
  ) async throws {
    guard progress.finish(page.index) else {
      throw Interruption(cause: .violation("reading of page \(page.index)"))
    }
    watch.pause()
    try await receiver(page)
    watch.restart()
  }

  /// The last answer of an operation has come.
  mutating func settle() {
    watch.pause()
    isSettled = true
    if progress.pages == 0 { pages += 1 }
  }

  /// Sense of an answer that is not the one hoped for: a refusal settles the operation, all else
  /// breaks the protocol.
  mutating func settled(_ response: ReaderResponse) throws -> any Error {
    switch response {
    case .refused(let refusal):
      settle()
      return refusal
    case .formRejected(let japanese, let english):
      settle()
      return FormRejection(japanese: japanese, english: english)
    default:
      return Interruption(cause: .violation("unexpected answer"))
    }
  }

  func stopWatching() { watch.pause() }
}
