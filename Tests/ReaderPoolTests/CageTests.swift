import Foundation
import ReaderChannel
import ReaderPool
import Readings
import Testing

@Suite struct CageTests {
  /// Kernels differ in what they offer; what a reader says is in force must hold.
  @Test func whatTheCageSaysHolds() async throws {
    let pool = makePool(start: "cage")
    let refusal = try #require(await pool.refusal("break-out"))
    let words = refusal.detail.split(separator: " ", omittingEmptySubsequences: false)
    let cage = ReaderCage(rawValue: try #require(Int32(words[0])))
    let worked = Set(words[1].split(separator: ",").map(String.init))
    #expect(cage.isSuperset(of: [.noNewPrivileges, .notDumpable, .noCore]))
    #expect(worked.contains("socket") != cage.contains(.noSystemCalls))
    #expect(worked.contains("program") != cage.contains(.noSystemCalls))
    #expect(worked.contains("file") != cage.contains(.noWriting))
    await pool.shutDown()
  }

  @Test func withoutTheCageEverythingWorks() async throws {
    let pool = makePool()
    #expect(try await pool.refusal("break-out")?.detail == "0 socket,program,file")
    await pool.shutDown()
  }

  @Test func aCagedReaderStillReadsAndMapsForms() async throws {
    let pool = makePool(start: "cage")
    await pool.setForms([
      CompiledForm(digest: "d", descriptor: try Descriptor.memory(Data("form".utf8)))
    ])
    let reading = try await pool.run("page 1 1", "read", digests: ["d"])
    #expect(reading.cases.first?.fields.first?.raw == "form")
    #expect(try await pool.refusal("start 1 1", "crash")?.detail.contains("signal 11") == true)
    await pool.shutDown()
  }
}

@Suite struct EnvironmentTests {
  @Test func onlyTheModelsPlaceIsInherited() {
    let configuration = ReaderPoolConfiguration(
      executable: "x", environment: ["LANG": "C", "A": "1"])
    let result = configuration.childEnvironment(
      inheriting: ["TESSDATA_PREFIX": "/models", "SECRET": "s", "PATH": "/bin"])
    #expect(
      result == [
        "LANG": "C", "A": "1", "OMP_THREAD_LIMIT": "1", "MALLOC_ARENA_MAX": "2",
        "SWIFT_BACKTRACE": "enable=no", "TESSDATA_PREFIX": "/models",
      ])
  }
}
