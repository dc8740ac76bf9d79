public import Foundation
public import ReaderChannel
public import Readings

/// A compiled form as a reader made it.
public struct FormCompilation: Sendable {
  public var form: Data
  /// For the administrator.
  public var warnings: [String]
}

/// A rendered page.
public struct RenderedPage: Sendable {
  /// Pixels.
  public var width: Int
  public var height: Int
  public var png: Data
}

extension ReaderPool {
  /// Compiles a workflow's form from its blank pages.
  /// - Throws: `FormRejection` where the form cannot be compiled, `Refusal` where the reader
  ///   failed, `ReaderPoolError`, `CancellationError`.
  public nonisolated func compile(
    workflow: Data, digest: String, pages: [BlankFile]
  ) async throws -> FormCompilation {
    try await perform { exchange in
      try await exchange.ask(
        .compile(workflow: workflow, digest: digest, paths: pages.map(\.path)),
        pages.map(\.descriptor))
      switch try await exchange.answer() {
      case (.compiled(let warnings), let form?):
        exchange.settle()
        return FormCompilation(form: form, warnings: warnings)
      case (let other, _): throw try exchange.settled(other)
      }
    }
  }

  /// Reads a document. `onPage` hears of each page as it is finished; while it runs, no deadline
  /// does.
  ///
  /// The descriptor's position is shared with the reader, which therefore reads by offset; the
  /// same descriptor may be read again after a failure.
  /// - Throws: `Refusal` where the document or the reader on it failed, `ReaderPoolError`,
  ///   `CancellationError`, and what `onPage` throws.
  public nonisolated func read(
    document: Descriptor, order: ReaderRequest.ReadOrder,
    onPage: @escaping @Sendable (PageReading) async throws -> Void = { _ in }
  ) async throws -> DocumentReading {
    try await perform(digests: order.digests) { exchange in
      try await exchange.ask(.read(order), [document], maxPages: order.limits.maxPages)
      while true {
        switch try await exchange.answer().response {
        case .page(let page): try await exchange.deliver(page, to: onPage)
        case .read(let reading):
          exchange.settle()
          return reading
        case let other: throw try exchange.settled(other)
        }
      }
    }
  }

  /// Renders a page of a document as PNG.
  /// - Throws: as `read`.
  public nonisolated func render(
    document: Descriptor, order: ReaderRequest.RenderOrder
  ) async throws -> RenderedPage {
    try await perform { exchange in
      try await exchange.ask(.render(order), [document], maxPages: order.limits.maxPages)
      switch try await exchange.answer() {
      case (.rendered(let width, let height), let png?):
        exchange.settle()
        return RenderedPage(width: width, height: height, png: png)
      case (let other, _): throw try exchange.settled(other)
      }
    }
  }

  /// Writes pages of documents as one PDF that can be searched.
  ///
  /// - Parameter documents: as the order numbers them.
  /// - Throws: as `read`.
  public nonisolated func searchablePDF(
    documents: [Descriptor], order: PDFOrder
  ) async throws -> Data {
    try await perform { exchange in
      try await exchange.ask(
        .writeSearchablePDF(order), documents, maxPages: max(1, order.pages.count))
      switch try await exchange.answer() {
      case (.searchablePDF, let pdf?):
        exchange.settle()
        return pdf
      case (let other, _): throw try exchange.settled(other)
      }
    }
  }

  /// Looks at a page of a blank form, 1 for the first, for boxes that fields may stand in.
  /// - Throws: as `read`.
  public nonisolated func proposeLayout(
    form: Descriptor, page: Int, limits: ReadingLimits = .init()
  ) async throws -> LayoutProposal {
    try await perform { exchange in
      try await exchange.ask(
        .proposeLayout(page: page, limits: limits), [form], maxPages: limits.maxPages)
      switch try await exchange.answer().response {
      case .layout(let proposal):
        exchange.settle()
        return proposal
      case let other: throw try exchange.settled(other)
      }
    }
  }

  /// Runs one operation on a reader of its own.
  private nonisolated func perform<Value: Sendable>(
    digests: [String] = [], _ body: @Sendable (inout Exchange) async throws -> Value
  ) async throws -> Value {
    let forms = try await known(digests)
    var mayRetry = true
    while true {
      var exchange = Exchange(
        try await checkOut(), deadline: configuration.pageDeadline, clock: clock)
      let process = exchange.reader.process
      do {
        let value = try await withTaskCancellationHandler {
          try await exchange.load(forms)
          return try await body(&exchange)
        } onCancel: {
          process.kill(.cancelled)
        }
        await checkIn(exchange, sound: true)
        return value
      } catch {
        await checkIn(exchange, sound: exchange.isSettled)
        // A reader that died at rest, killed for memory say, is nobody's fault: take another.
        if mayRetry, process.ending == .discarded, (error as? Interruption)?.beforeRequest == true {
          mayRetry = false
          continue
        }
        throw await outcome(of: error, exchange)
      }
    }
  }
}
