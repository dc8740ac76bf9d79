import Testing
import Vault

@Suite struct InMemoryKeyStoreContractTests {
  @Test func `the store in memory keeps the contract of key stores`() throws {
    try verifyKeyStoreContract { InMemoryKeyStore() }
  }
}
