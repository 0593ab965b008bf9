// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// The settings every Swift target of ours is built with.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableExperimentalFeature("Lifetimes"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// A library target; imports go down the list of `docs/architecture.md` only (held by a test).
func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "patcorpus",
    products: [
        .executable(name: "patcorpus", targets: ["patcorpus"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CSystem"),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        // Loads libopenblas.so.0 at run time (decision 19).
        .target(name: "COpenBLAS", linkerSettings: [.linkedLibrary("dl")]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .target(
            name: "CSimdJSON", cxxSettings: [.unsafeFlags(["-O2"])],
            linkerSettings: [.linkedLibrary("simdjson")]),
        .target(name: "CSHA256"),
        // Optimised in debug builds too: the inner loops of training are a hundred times slower else (decision 40).
        .target(name: "CTraining", cSettings: [.unsafeFlags(["-O3", "-fno-math-errno"])]),
        library(
            "Native",
            ["CSystem", "CSHA256", "CTraining", "CZstd", "CLibXML2", "COpenBLAS", "CCrypto", "CArchive", "CSimdJSON"]),
        library("Corpus", ["Native"]),
        library(
            "Store", ["Corpus", "Native", .product(name: "GRDB", package: "GRDB.swift")]),
        library("Ingest", ["Corpus", "Native", .product(name: "Yams", package: "Yams")]),
        library("Demo", ["Corpus"]),
        library("Endpoint", ["Corpus", "Native"]),
        library("Curate", ["Corpus", "Native", .product(name: "Yams", package: "Yams")]),
        library("Measure", ["Corpus", "Native", "Curate", "Endpoint"]),
        library("Retrieve", ["Corpus", "Native", "Measure"]),
        library("Generate", ["Corpus", "Native", "Curate", "Endpoint", .product(name: "Yams", package: "Yams")]),
        library("Train", ["Corpus", "Native", "Measure"]),
        library(
            "Study",
            [
                "Corpus", "Native", "Curate", "Measure", "Retrieve", "Generate", "Train",
                .product(name: "Yams", package: "Yams"),
            ]),
        library("Export", ["Corpus", "Native", "Measure"]),
        library("Report", ["Corpus"]),
        .executableTarget(
            name: "patcorpus",
            dependencies: [
                "Native", "Corpus", "Store", "Ingest", "Demo", "Endpoint", "Curate", "Measure", "Retrieve",
                "Generate", "Train", "Study", "Export", "Report",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        tests("NativeTests", ["Native"]),
        tests("CorpusTests", ["Corpus", "Native"]),
        tests(
            "StoreTests", ["Store", "Corpus", "Native", .product(name: "GRDB", package: "GRDB.swift")],
            exclude: ["Examples"]),
        tests("IngestTests", ["Ingest", "Demo", "Corpus", "Native", "Fuzzing"]),
        .target(
            name: "Fuzzing", dependencies: ["Ingest", "Corpus", "Native"], path: "Tests/Fuzz/Engine",
            swiftSettings: strict),
        tests("DemoTests", ["Demo", "Corpus"]),
        tests("CurateTests", ["Curate", "Demo", "Corpus", "Native"], exclude: ["FilterSet", "WordNet"]),
        tests(
            "MeasureTests", ["Measure", "Endpoint", "FakeServer", "Curate", "Demo", "Corpus", "Native"],
            exclude: ["Fixtures"]),
        tests("RetrieveTests", ["Retrieve", "Measure", "Demo", "Corpus", "Native"]),
        .target(
            name: "FakeServer", dependencies: ["Corpus", "Native"], path: "Tests/FakeServer", swiftSettings: strict),
        tests("EndpointTests", ["Endpoint", "FakeServer", "Corpus", "Native"]),
        tests("GenerateTests", ["Generate", "Endpoint", "FakeServer", "Curate", "Demo", "Corpus", "Native"]),
        tests("TrainTests", ["Train", "Measure", "Demo", "Corpus", "Native"], exclude: ["Fixtures"]),
        tests(
            "StudyTests", ["Study", "Train", "Measure", "Retrieve", "Curate", "Demo", "Corpus", "Native"],
            exclude: ["Fixtures"]),
        tests("ExportTests", ["Export", "Demo", "Corpus", "Native"]),
        .target(
            name: "SampleResults", dependencies: ["Corpus"], path: "Tests/SampleResults", swiftSettings: strict),
        tests("ReportTests", ["Report", "SampleResults", "Corpus", "Native"]),
        tests(
            "CommandTests", ["Ingest", "Store", "SampleResults", "FakeServer", "Corpus", "Native"], exclude: ["Golden"]),
    ],
    cxxLanguageStandard: .cxx17
)

// The fuzzer of scripts/fuzz; left out of ordinary builds.
if ProcessInfo.processInfo.environment["PATCORPUS_FUZZ"] == "1" {
    package.targets.append(
        .executableTarget(
            name: "fuzz", dependencies: ["Fuzzing"], path: "Tests/Fuzz/Command",
            swiftSettings: strict))
}

// What the scripts of Benchmarks/ time; left out of ordinary builds.
if ProcessInfo.processInfo.environment["PATCORPUS_BENCH"] == "1" {
    package.targets += [
        .executableTarget(
            name: "near-duplicates", dependencies: ["Curate", "Corpus", "Native"], path: "Benchmarks/near-duplicates",
            swiftSettings: strict),
        .executableTarget(
            name: "bench-endpoint", dependencies: ["Endpoint", "Corpus", "Native"], path: "Benchmarks/endpoint",
            swiftSettings: strict),
        .executableTarget(
            name: "fake-server", dependencies: ["FakeServer"], path: "Benchmarks/fake-server", swiftSettings: strict),
        .executableTarget(
            name: "bench-retrieval", dependencies: ["Retrieve", "Corpus", "Native"], path: "Benchmarks/retrieval",
            swiftSettings: strict),
        .executableTarget(
            name: "bench-generation", dependencies: ["Generate", "Endpoint", "Curate", "Corpus", "Native"],
            path: "Benchmarks/generation", swiftSettings: strict),
    ]
}
