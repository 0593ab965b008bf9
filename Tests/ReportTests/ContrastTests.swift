import Foundation
import Testing

@testable import Report

/// WCAG 2.1, 1.4.3 and 1.4.11: 4.5:1 for text, 3:1 for what plots draw.
@Suite("Contrast, light and dark")
struct ContrastTests {
    /// The colours by name: those of `:root`, and of the dark one.
    private static func colours(_ index: Int) throws -> [String: [Double]] {
        let roots = "\(StyleSheet.text)".matches(of: /:root\{([^}]*)\}/)
        let root = try #require(index < roots.count ? String(roots[index].1) : nil)
        var colours: [String: [Double]] = [:]
        for match in root.matches(of: /--([a-z0-9]+):#([0-9a-f]{3,6})/) {
            var digits = String(match.2)
            if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
            colours[String(match.1)] = stride(from: 0, to: 6, by: 2).compactMap { start in
                Int(digits.dropFirst(start).prefix(2), radix: 16).map { Double($0) / 255 }
            }
        }
        return colours
    }

    private static func luminance(_ colour: [Double]) -> Double {
        let linear = colour.map { $0 <= 0.03928 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        return zip(linear, [0.2126, 0.7152, 0.0722]).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static func contrast(_ one: [Double], _ two: [Double]) -> Double {
        let (a, b) = (luminance(one), luminance(two))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    @Test("text stands 4.5:1 from its ground, and every series 3:1", arguments: [0, 1])
    func contrasts(_ scheme: Int) throws {
        let colours = try Self.colours(scheme)
        func colour(_ name: String) throws -> [Double] { try #require(colours[name]) }
        let page = try colour("page")
        for name in ["ink", "soft", "link", "severe", "notable", "fine"] {
            #expect(try Self.contrast(colour(name), page) >= 4.5, "\(name) on the page")
            #expect(try Self.contrast(colour(name), colour("box")) >= 4.5, "\(name) on a box")
        }
        #expect(try Self.contrast(colour("ink"), colour("mark")) >= 4.5, "marked text")
        for series in 0..<SeriesLook.maximum {
            let own = try colour("c\(series)")
            #expect(Self.contrast(own, page) >= 3, "series \(series)")
            // Bars let a quarter of a dark page through.
            let bar = zip(own, page).map { scheme == 0 ? $0 : 0.75 * $0 + 0.25 * $1 }
            #expect(Self.contrast(bar, page) >= 3, "bars of series \(series)")
        }
    }
}
