import Casework
import Foundation
import Testing

extension StoreWorld {
  func intent(
    _ cases: [CaseID], target: String = "csv:国保/再交付", targets: [String]? = nil,
    file: String? = nil
  ) -> DeliveryIntent {
    let id: DeliveryID = makeID()
    return DeliveryIntent(
      id: id, workflow: "saikofu", version: "digest-1", target: target,
      targets: targets ?? [target], cases: cases, folder: "国保/再交付",
      fileName: file ?? "\(id).csv", sha256: String(repeating: "c", count: 64), size: 10)
  }
}

extension StoreContract {
  static let deliveries: [StoreContract] = [
    StoreContract("a delivery goes from intent over staged to delivered, each step once") { world in
      let workflow = StoreWorld.workflow()
      try await world.activate(workflow)
      let record = try await world.makeCase()
      #expect(workflow.deliveryKeys == ["csv:国保/再交付"])
      #expect(try await world.store.casesReady().map(\.record.id) == [record.id])
      let intent = world.intent([record.id])
      await world.expect(.noSuchDelivery) { try await world.store.markStaged(intent.id) }
      let begun = try await world.store.beginDelivery(intent)
      #expect(begun.state == .intended)
      #expect(try await world.store.beginDelivery(intent) == begun)
      #expect(try await world.store.find(.id(record.id))?.life.state == .delivering)
      await world.expect(.wrongState) { try await world.store.markDelivered(intent.id) }
      try world.restart()
      #expect(try await world.store.openDeliveries().map(\.intent) == [intent])
      for _ in 0..<2 { try await world.store.markStaged(intent.id) }
      #expect(try await world.store.openDeliveries().map(\.state) == [.staged])
      await world.expect(.wrongState) { try await world.store.abandonDelivery(intent.id) }
      let size = try await world.store.auditSize()
      for _ in 0..<2 { try await world.store.markDelivered(intent.id) }
      #expect(try await world.store.auditSize() == size + 2)
      let delivered = try #require(try await world.store.find(.id(record.id)))
      #expect(delivered.life.state == .delivered)
      #expect(delivered.closedAt != nil)
      #expect(try await world.store.openDeliveries().isEmpty)
      #expect(try await world.store.casesReady().isEmpty)
      #expect(try await world.store.deliveries(of: record.id).map(\.state) == [.delivered])
    },
    StoreContract("a target never gets a case twice, a file is never used twice") { world in
      try await world.activate(StoreWorld.workflow())
      let first = try await world.makeCase()
      let second = try await world.makeCase()
      let intent = world.intent([first.id], file: "a.csv")
      _ = try await world.store.beginDelivery(intent)
      await world.expect(.alreadyBegun) {
        try await world.store.beginDelivery(world.intent([first.id]))
      }
      await world.expect(.alreadyBegun) {
        try await world.store.beginDelivery(world.intent([second.id], file: "a.csv"))
      }
      #expect(try await world.store.find(.id(second.id))?.life.state == .ready)
      // All or none of a batch.
      await world.expect(.alreadyBegun) {
        try await world.store.beginDelivery(world.intent([second.id, first.id]))
      }
      #expect(try await world.store.find(.id(second.id))?.life.state == .ready)
      var changed = intent
      changed.size += 1
      await world.expect(.alreadyBegun) { try await world.store.beginDelivery(changed) }
    },
    StoreContract("what is not ready is not delivered") { world in
      try await world.activate(StoreWorld.workflow())
      let waiting = try await world.makeCase(StoreWorld.caseReading(accepted: false))
      await world.expect(.wrongState) {
        try await world.store.beginDelivery(world.intent([waiting.id]))
      }
      let ready = try await world.makeCase()
      await world.expect(.wrongState) {
        try await world.store.beginDelivery(world.intent([ready.id, waiting.id]))
      }
      #expect(try await world.store.openDeliveries().isEmpty)
    },
    StoreContract("a case is delivered when all targets have it") { world in
      let targets = ["csv:A", "csv:B"]
      let workflow = StoreWorld.workflow(deliver: ["A", "B"])
      #expect(workflow.deliveryKeys == targets)
      try await world.activate(workflow)
      let record = try await world.makeCase()
      let first = world.intent([record.id], target: "csv:A", targets: targets)
      let second = world.intent([record.id], target: "csv:B", targets: targets)
      _ = try await world.store.beginDelivery(first)
      try await world.store.markStaged(first.id)
      try await world.store.markDelivered(first.id)
      var ready = try #require(try await world.store.casesReady().first)
      #expect(ready.record.life.state == .delivering)
      #expect(ready.begun == ["csv:A"])
      #expect(ready.done == ["csv:A"])
      _ = try await world.store.beginDelivery(second)
      ready = try #require(try await world.store.casesReady().first)
      #expect(ready.begun == ["csv:A", "csv:B"])
      try await world.store.markStaged(second.id)
      await world.expect(.alreadyBegun) {
        try await world.store.closeDelivered(record.id, targets: ["csv:A"])
      }
      try await world.store.markDelivered(second.id)
      #expect(try await world.store.find(.id(record.id))?.life.state == .delivered)
    },
    StoreContract("an abandoned intent makes its cases ready in their old place") { world in
      try await world.activate(StoreWorld.workflow())
      let record = try await world.makeCase()
      let before = try #require(try await world.store.casesReady().first)
      world.advance(60)
      let intent = world.intent([record.id], file: "a.csv")
      _ = try await world.store.beginDelivery(intent)
      try await world.store.abandonDelivery(intent.id)
      try await world.store.abandonDelivery(intent.id)
      let after = try #require(try await world.store.casesReady().first)
      #expect(after.record.life.state == .ready)
      #expect(after.readyAt == before.readyAt)
      #expect(after.begun.isEmpty)
      await world.expect(.wrongState) { try await world.store.markStaged(intent.id) }
      _ = try await world.store.beginDelivery(world.intent([record.id], file: "a.csv"))
    },
    StoreContract("without targets a case is closed as delivered") { world in
      try await world.activate(StoreWorld.workflow(deliver: []))
      let record = try await world.makeCase()
      await world.expect(.alreadyBegun) {
        try await world.store.closeDelivered(record.id, targets: ["csv:new"])
      }
      let closed = try await world.store.closeDelivered(record.id, targets: [])
      #expect(closed.life.state == .delivered)
    },
  ]
}
