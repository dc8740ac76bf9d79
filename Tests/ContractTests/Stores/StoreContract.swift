/// What every store does, part by part. A test of each engine runs all of them:
///
///     @Test(arguments: StoreContract.all) func contract(_ part: StoreContract) async throws {
///       try await part.run(in: MyPlace())
///     }
package struct StoreContract: Sendable, CustomStringConvertible {
  package let name: String
  private let body: @Sendable (StoreWorld) async throws -> Void

  init(_ name: String, _ body: @escaping @Sendable (StoreWorld) async throws -> Void) {
    self.name = name
    self.body = body
  }

  package var description: String { name }

  /// Runs the part on an empty store and then checks what must hold whatever happened.
  package func run(in place: any StorePlace) async throws {
    let world = try StoreWorld(place)
    try await body(world)
    try await world.checkInvariants()
    try world.restart()
    try await world.checkInvariants()
  }

  package static let all =
    documents + readings + rereadings + takings + departments + reviews + lines + desk + deliveries
    + workflows + activations + erasures + audits + requests + site
}
