// swift-tools-version: 6.2
import PackageDescription

let swift: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
  // Programs and tests are one build (docs/adr/0001); some tests look inside their module.
  .unsafeFlags(["-enable-testing"], .when(configuration: .release)),
]

let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let lifecycle: Target.Dependency = .product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(
  name: "UnixSignals", package: "swift-service-lifecycle")
let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

/// A target of ours. What it may import stands in docs/architecture.md, which CI holds it against.
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swift)
}

func program(_ name: String, _ dependencies: [Target.Dependency], path: String? = nil) -> Target {
  .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: swift)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: swift)
}

let package = Package(
  name: "uketsuke",
  products: [
    .executable(name: "uketsuke", targets: ["uketsuke"]),
    .executable(name: "uketsuke-reader", targets: ["uketsuke-reader"]),
    .executable(name: "formpress", targets: ["formpress"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    // Needed by the packages above; named so that their versions are pinned too.
    .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
    .package(url: "https://github.com/apple/swift-async-algorithms", exact: "1.1.4"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
  ],
  targets: [
    // C libraries
    .systemLibrary(name: "CLeptonica"),
    .systemLibrary(name: "CTesseract"),
    .systemLibrary(name: "CPopplerGLib", pkgConfig: "poppler-glib"),
    .systemLibrary(name: "CPango", pkgConfig: "pangocairo"),
    .systemLibrary(name: "CZlib"),
    .systemLibrary(name: "CZBar"),
    .target(name: "CPoppler", dependencies: ["CPopplerGLib"]),
    .target(name: "COnnxRuntime", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CSystem"),

    // Text, forms, readings
    room("Japanese", []),
    room("Workflows", ["Japanese", yams]),
    room("Readings", []),
    room("Judging", ["Readings"]),
    room("Evaluation", ["Readings", "Judging"]),

    // The reader process
    room("Imaging", ["CLeptonica", "CPoppler"]),
    room(
      "Recognition",
      ["Readings", "Japanese", "CTesseract", "COnnxRuntime", "CZBar"]),
    room(
      "FormReading",
      ["Imaging", "Recognition", "Judging", "Workflows", "Readings", "Japanese"]),
    room("ReaderChannel", ["Readings", "CSystem"]),
    program("uketsuke-reader", ["FormReading", "Readings", "ReaderChannel", "CSystem"]),

    // The daemon
    room("DurableFiles", []),
    room("Vault", ["DurableFiles", crypto]),
    room("AuditLog", ["DurableFiles", crypto]),
    room("Casework", ["Japanese", "Workflows", "Readings", "Vault", "AuditLog", log]),
    room(
      "SQLiteStore",
      ["Casework", "Japanese", "Workflows", "Readings", "Vault", "AuditLog", grdb, log]),
    room("ReaderPool", ["Readings", "ReaderChannel", "CSystem", log]),
    room("Intake", ["Casework", "Vault", "CSystem", log]),
    room(
      "Delivery", ["Casework", "Workflows", "Readings", "Japanese", "CSystem", crypto, log]),
    room(
      "Daemon",
      [
        "Workflows", "Readings", "ReaderChannel", "ReaderPool", "Vault", "AuditLog", "Casework",
        "SQLiteStore", "Intake", "Delivery", "DurableFiles", "CSystem", "Judging", yams, crypto,
        lifecycle, signals, log,
      ]),
    program(
      "uketsuke",
      ["Daemon", "Casework", "Evaluation", "Judging", "Readings", "Workflows", arguments, log]),

    // Forms and scans drawn for fixtures and benchmarks
    room("FormPress", ["CPango", "CLeptonica", "CZlib", "Japanese", "Workflows"]),
    program("formpress", ["FormPress", "Workflows", arguments]),

    // Tests
    program("reader-double", ["Readings", "ReaderChannel"], path: "Tests/reader-double"),
    .target(
      name: "TestKit", dependencies: ["CPoppler", log], path: "Tests/TestKit", swiftSettings: swift),
    .target(
      name: "ContractTests",
      dependencies: ["Casework", "Japanese", "Workflows", "Readings", "Vault", "AuditLog"],
      path: "Tests/ContractTests", swiftSettings: swift),
    .target(
      name: "StoreKit",
      dependencies: ["SQLiteStore", "Casework", "Vault", "ContractTests", "TestKit"],
      path: "Tests/StoreKit", swiftSettings: swift),
    tests("JapaneseTests", ["Japanese", "TestKit"]),
    tests("WorkflowsTests", ["Workflows", "Japanese", "TestKit"]),
    tests("JudgingTests", ["Judging", "Readings", "TestKit"]),
    tests("EvaluationTests", ["Evaluation", "Readings"]),
    tests("ImagingTests", ["Imaging", "CLeptonica", "CPoppler", "TestKit"]),
    tests(
      "RecognitionTests",
      ["Recognition", "Imaging", "Readings", "Japanese", "FormPress", "TestKit"]),
    tests(
      "FormReadingTests",
      [
        "FormReading", "Recognition", "Judging", "Imaging", "Workflows", "Readings", "Japanese",
        "FormPress", "CPango", "TestKit",
      ]),
    tests("FormPressTests", ["FormPress", "Workflows", "Japanese", "CZlib"]),
    tests("DurableFilesTests", ["DurableFiles", "TestKit"]),
    tests("VaultTests", ["Vault", "ContractTests", "TestKit", crypto]),
    tests("AuditLogTests", ["AuditLog", "TestKit"]),
    tests(
      "CaseworkTests",
      ["Casework", "Japanese", "Workflows", "Readings", "Vault", "AuditLog", "TestKit"]),
    tests(
      "SQLiteStoreTests",
      [
        "SQLiteStore", "Casework", "ContractTests", "StoreKit", "Workflows", "Readings", "Vault",
        "AuditLog", "TestKit", crypto, grdb,
      ]),
    tests(
      "ReaderPoolTests",
      ["ReaderPool", "ReaderChannel", "Readings", "CSystem", "reader-double", "TestKit", log]),
    tests(
      "IntakeTests",
      [
        "Intake", "Casework", "SQLiteStore", "ContractTests", "StoreKit", "Japanese", "Readings",
        "Vault", "AuditLog", "TestKit", log,
      ]),
    tests(
      "DeliveryTests",
      [
        "Delivery", "ContractTests", "StoreKit", "Casework", "SQLiteStore", "Japanese", "Workflows",
        "Readings", "Vault", "AuditLog", "TestKit", log,
      ]),
    tests(
      "DaemonTests",
      [
        "Daemon", "ContractTests", "StoreKit", "Casework", "SQLiteStore", "ReaderPool",
        "ReaderChannel", "Readings", "Judging", "Workflows", "Vault", "AuditLog", "TestKit", log,
      ]),
    tests(
      "EndToEndTests",
      [
        "Daemon", "Casework", "Evaluation", "Readings", "Workflows", "FormPress", "uketsuke",
        "uketsuke-reader",
      ]),
  ]
)
