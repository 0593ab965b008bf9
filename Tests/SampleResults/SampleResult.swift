package import Corpus

/// Results as an audit writes them, for the tests of reports: the same at each call.
package enum SampleResult {
    /// A result of a size as audits have, with every type of item.
    package static func full() -> JSONValue {
        var generator = SeededGenerator(seed: 7)
        return [
            "kind": "audit", "title": "Synthetic assistive-technology patents beside real ones",
            "verdict": """
            The synthetic corpus is far from the real one: a linear classifier tells the two apart in 94 of 100 cases, and MMD is 21 times \
            what chance gives. One document in ten repeats a real one word for word. Do not train on it before duplicates are dropped.
            """,
            "findings": findings,
            "sections": [
                discrepancy(&generator), distributions(&generator), map(&generator), labels(&generator), memory,
                retrieval,
                filters,
            ],
            "real": ["selection": "main:origin=real", "commit": .string(digest("a")), "documents": 640],
            "synthetic": ["selection": "main:origin=synthesis", "commit": .string(digest("b")), "documents": 1000],
            "measures": ["mmd2": 0.0213, "c2st": 0.94, "vendi": 118.4],
            "parameters": [
                "kernel": "rbf", "bandwidth": 0.731, "bandwidthRule": "median of fit part", "permutations": 1000,
                "seed": 1,
                "embedder": "lsa-100-3f2a", "fit": ["main:origin=real", "seeded third"],
            ],
            "commits": ["real": .string(digest("a")), "synthetic": .string(digest("b"))],
            "versions": ["patcorpus": "0.1.0", "swift": "6.3.1"],
        ]
    }

    private static let findings: JSONValue = [
        [
            "severity": "fine", "title": "Claims are numbered as in patents",
            "text": "997 of 1,000 have valid numbering.",
            "measure": "claims", "ids": [],
        ],
        [
            "severity": "severe", "title": "100 documents repeat a real one",
            "text":
                "The longest common run is 1,204 words; the median of these is 310. Drop them with dedup --method near.",
            "measure": "near-duplicates",
            "ids": .array((0..<24).map { .string("SYN-0f3a9c1b7d2e5f60\(1000 + $0)-0") }),
        ],
        [
            "severity": "notable", "title": "Abstracts are too short",
            "text":
                "The median is 61 words; of the real ones 118. Three quarters lie below the real ones' first quartile.",
            "measure": "lengths", "ids": ["SYN-77aa01c2d4e6f8091a2b-0", "SYN-18bb01c2d4e6f8091a2b-0"],
        ],
        [
            "severity": "severe", "title": "Five in a hundred hold text of the test split",
            "text": "50 documents share more than 20 words in a row with a document of the test split.",
            "measure": "leakage", "ids": ["SYN-5d5e01c2d4e6f8091a2b-0", "US20120116137A1"],
        ],
        ["severity": "notable", "title": "Nine labels are hardly there", "text": "", "measure": "", "ids": []],
    ]

    private static func discrepancy(_ generator: inout SeededGenerator) -> JSONValue {
        let null = (0..<1000).map { _ in normal(&generator) * 0.00028 }
        let edges = (0...24).map { -0.0012 + 0.0001 * Double($0) }
        return [
            "id": "discrepancy", "title": "How far apart they are",
            "text":
                "MMD compares the two samples in the embedding; the null distribution is of 1,000 permutations of whole families.",
            "items": [
                [
                    "type": "values", "title": "Measures of distance",
                    "rows": [
                        row("MMD²", 0.0213, [0.0188, 0.0241], 0.000999, 0.006, "unbiased, RBF kernel"),
                        row("Energy distance", 0.118, [0.101, 0.133], 0.000999, 0.006, ""),
                        row(
                            "Classifier two-sample test, AUC", 0.94, [0.921, 0.957], 0.000999, 0.006, "linear, held out"
                        ),
                        row("Fréchet distance", 12.31, [], nil, nil, "n is below the dimension: biased"),
                        row("Vendi score, synthetic", 118.4, [], nil, nil, "real: 402.7"),
                        [
                            "name": "MAUVE", "value": nil, "interval": [], "p": nil, "adjustedP": nil,
                            "note": "too few documents",
                        ],
                    ],
                ],
                [
                    "type": "histogram", "title": "MMD² under the null", "xLabel": "MMD² of permuted groups",
                    "yLabel": "permutations", "edges": numbers(edges),
                    "series": [["name": "permutations", "counts": numbers(counts(null, edges))]],
                    "markers": [
                        ["value": 0.0213, "label": "observed"], ["value": 0.00049, "label": "95% of the null below"],
                    ],
                ],
                [
                    "type": "forest", "title": "MMD² by prompt family", "xLabel": "MMD²", "reference": 0.0,
                    "rows": [
                        forest("standard-patent", 0.0121, 0.0103, 0.0142),
                        forest("claims-first", 0.0188, 0.0151, 0.0229),
                        forest("abstract-only", 0.0302, 0.0263, 0.0340),
                        forest("technical-report", 0.0351, 0.031, 0.0394),
                        ["name": "lay-summary", "value": nil, "interval": []],
                        forest("product-description with a rather long name", 0.0467, 0.0405, 0.0533),
                    ],
                ],
            ],
        ]
    }

    private static func distributions(_ generator: inout SeededGenerator) -> JSONValue {
        let real = (0..<640).map { _ in 118 + 42 * normal(&generator) }
        let synthetic = (0..<1000).map { _ in 66 + 19 * normal(&generator) }
        let edges = (0...30).map { Double($0) * 10 }
        func curve(_ shift: Double, _ slope: Double) -> JSONValue {
            .array((0...40).map { numbers([Double($0) * 0.1, shift - slope * Double($0) * 0.1]) })
        }
        func band(_ shift: Double, _ slope: Double) -> JSONValue {
            .array(
                (0...40).map {
                    let (x, y) = (Double($0) * 0.1, shift - slope * Double($0) * 0.1)
                    return numbers([x, y - 0.12 - 0.05 * x, y + 0.12 + 0.05 * x])
                })
        }
        return [
            "id": "distributions", "title": "Lengths and vocabulary", "text": "",
            "items": [
                [
                    "type": "histogram", "title": "Words of the abstract", "xLabel": "words",
                    "yLabel": "share of documents",
                    "edges": numbers(edges),
                    "series": [
                        ["name": "real", "counts": numbers(counts(real, edges).map { $0 / 640 })],
                        ["name": "synthetic", "counts": numbers(counts(synthetic, edges).map { $0 / 1000 })],
                    ],
                    "markers": [],
                ],
                [
                    "type": "lines", "title": "Words by rank", "xLabel": "log₁₀ of the rank",
                    "yLabel": "log₁₀ of the count",
                    "series": [
                        ["name": "real", "points": curve(4.6, 1.01), "band": band(4.6, 1.01)],
                        ["name": "synthetic", "points": curve(4.9, 1.22), "band": band(4.9, 1.22)],
                    ],
                ],
            ],
        ]
    }

    private static func map(_ generator: inout SeededGenerator) -> JSONValue {
        func cloud(_ count: Int, _ x: Double, _ y: Double, _ spread: Double) -> JSONValue {
            .array(
                (0..<count).map { _ in
                    numbers([x + spread * normal(&generator), y + spread * normal(&generator)])
                })
        }
        func ids(_ count: Int, _ prefix: String) -> JSONValue { .array((0..<count).map { .string("\(prefix)\($0)") }) }
        return [
            "id": "map", "title": "Where they lie", "text": "The first two axes of LSA.",
            "items": [
                [
                    "type": "scatter", "title": "Embedding", "xLabel": "axis 1", "yLabel": "axis 2",
                    "series": [
                        ["name": "real", "points": cloud(640, 0.02, 0.01, 0.11), "ids": ids(640, "US2024")],
                        ["name": "synthetic", "points": cloud(1000, 0.24, -0.12, 0.06), "ids": ids(1000, "SYN-")],
                        ["name": "test split", "points": cloud(90, 0.05, 0.02, 0.1), "ids": []],
                    ],
                ]
            ],
        ]
    }

    private static func labels(_ generator: inout SeededGenerator) -> JSONValue {
        let names = [
            "Wheelchairs", "Hearing aids", "Braille displays", "Smart canes and navigation for people who do not see",
            "Prostheses", "Exoskeletons", "Screen readers", "Stairlifts", "Speech aids", "Adapted clothing",
            "Fall alarms",
            "Pressure mattresses",
        ]
        let values = names.map { _ in 0.2 + 0.7 * generator.unit() }
        return [
            "id": "labels", "title": "Labels",
            "text": "Micro-F1 of a classifier trained on real documents, on the synthetic ones.",
            "items": [
                [
                    "type": "bars", "title": "Fidelity by label", "yLabel": "F1",
                    "categories": .array(names.map { .string($0) }),
                    "series": [
                        [
                            "name": "", "values": numbers(values),
                            "intervals": .array(values.map { numbers([$0 - 0.07, min(1, $0 + 0.06)]) }),
                        ]
                    ],
                ],
                [
                    "type": "bars", "title": "Change of nDCG@10", "yLabel": "relative change",
                    "categories": ["all", "standard-patent", "lay-summary"],
                    "series": [
                        [
                            "name": "unjudged", "values": [-0.26, -0.11, -0.4],
                            "intervals": [[-0.31, -0.2], [-0.16, -0.05], []],
                        ],
                        ["name": "graded", "values": [0.08, 0.12, nil], "intervals": []],
                        ["name": "removed", "values": [-0.02, 0.01, -0.03], "intervals": []],
                    ],
                ],
            ],
        ]
    }

    private static let memory: JSONValue = {
        let common =
            "a seat frame pivotally mounted on the base, wherein an actuator tilts the seat frame about a transverse axis"
        let left = "1. A wheelchair comprising a base with four wheels, \(common), and a control unit on the armrest."
        let right =
            "What is claimed is: 1. A mobility device for a user, comprising: \(common); and a sensor – é – under the seat."
        func start(_ text: String) -> Int {
            text.utf8.count - (text.components(after: common)?.utf8.count ?? 0) - common.utf8.count
        }
        let span: JSONValue = [
            .integer(start(left)), .integer(start(left) + common.utf8.count), .integer(start(right)),
            .integer(start(right) + common.utf8.count),
        ]
        let long = String(repeating: "The description goes on about bearings and belts. ", count: 80)
        return [
            "id": "memory", "title": "Memorised text",
            "text": "The longest runs of words that synthetic and real documents share.",
            "items": [
                [
                    "type": "pairs", "title": "Longest shared runs",
                    "rows": [
                        [
                            "left": ["id": "SYN-0f3a9c1b7d2e5f601000-0", "text": .string(left)],
                            "right": ["id": "US20120116137A1", "text": .string(right)], "similarity": 0.62,
                            "spans": [span],
                        ],
                        [
                            "left": ["id": "SYN-0f3a9c1b7d2e5f601001-0", "text": .string(long)],
                            "right": ["id": "EP1000000B1", "text": .string(long)], "similarity": 1,
                            "spans": [[500, 3000, 500, 3000]],
                        ],
                        [
                            "left": ["id": "SYN-1", "text": ""],
                            "right": ["id": "US9876543B2", "text": "נכה 車椅子 is kept."],
                            "similarity": nil, "spans": [],
                        ],
                    ],
                ]
            ],
        ]
    }()

    private static let retrieval: JSONValue = [
        "id": "retrieval", "title": "Retrieval with and without them", "text": "",
        "items": [
            [
                "type": "table", "title": "Measures",
                "columns": ["Measure", "Real only", "With synthetic", "Difference", "Interval", "p"],
                "rows": [
                    ["nDCG@10", 0.412, 0.305, -0.107, [-0.131, -0.084], 0.000999],
                    ["P@10", 0.331, 0.262, -0.069, [-0.088, -0.051], 0.000999],
                    ["MAP", 0.198, 0.171, -0.027, nil, 0.021],
                ],
            ]
        ],
    ]

    private static let filters: JSONValue = [
        "id": "filters", "title": "Why documents were dropped", "text": "",
        "items": [
            [
                "type": "table", "title": "Reasons", "columns": ["Rule", "Reason", "Documents"],
                "rows": [
                    ["standard-patent", "the abstract has fewer than 50 words", 212],
                    ["length", "fewer than 300 words", 41],
                    ["claims", "no independent claim", 3],
                ],
            ]
        ],
    ]

    // MARK: Parts

    /// The first item of a type in the whole result.
    package static func item(_ type: String) -> JSONValue {
        let items = (full()["sections"]?.array ?? []).flatMap { $0["items"]?.array ?? [] }
        return items.first { $0["type"]?.string == type } ?? .null
    }

    /// Numbers as a list.
    package static func numbers(_ values: [Double]) -> JSONValue { .array(values.map { JSONValue($0) }) }

    private static func row(
        _ name: String, _ value: Double, _ interval: [Double], _ p: Double?, _ adjusted: Double?, _ note: String
    ) -> JSONValue {
        [
            "name": .string(name), "value": JSONValue(value), "interval": numbers(interval),
            "p": p.map { JSONValue($0) } ?? .null, "adjustedP": adjusted.map { JSONValue($0) } ?? .null,
            "note": .string(note),
        ]
    }

    private static func forest(_ name: String, _ value: Double, _ lower: Double, _ upper: Double) -> JSONValue {
        ["name": .string(name), "value": JSONValue(value), "interval": numbers([lower, upper])]
    }

    private static func counts(_ values: [Double], _ edges: [Double]) -> [Double] {
        zip(edges, edges.dropFirst()).map { edge in Double(values.count { $0 >= edge.0 && $0 < edge.1 }) }
    }

    /// About normal: the sum of twelve uniform numbers less six.
    private static func normal(_ generator: inout SeededGenerator) -> Double {
        (0..<12).reduce(-6.0) { sum, _ in sum + generator.unit() }
    }

    private static func digest(_ digit: String) -> String { String(repeating: digit, count: 64) }
}

extension String {
    /// What comes after the first occurrence of `part`.
    fileprivate func components(after part: String) -> String? {
        let bytes = Array(utf8)
        let wanted = Array(part.utf8)
        guard bytes.count >= wanted.count else { return nil }
        for start in 0...(bytes.count - wanted.count) where bytes[start..<start + wanted.count].elementsEqual(wanted) {
            return String(decoding: bytes[(start + wanted.count)...], as: UTF8.self)
        }
        return nil
    }
}
