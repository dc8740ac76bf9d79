import ContractTests
import SQLiteStore
import StoreKit
import Testing
import Vault

@Suite struct SQLiteContractTests {
  @Test(arguments: StoreContract.all)
  func `the embedded store keeps the contract of stores`(_ part: StoreContract) async throws {
    try await part.run(in: SQLitePlace())
  }
}
