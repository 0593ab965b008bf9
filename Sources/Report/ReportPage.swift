package import Corpus

/// A result as one HTML file that needs nothing else: no script, no network, no other file.
package enum ReportPage {
    /// No page is larger, whatever the result: browsers get slow.
    package static let maximumBytes = 5_000_000

    /// The page of a result, as HTML that is well-formed XML too; the same result gives the same text.
    ///
    /// A result with `sections` is shown as it asks (docs/reports.md); any other by what its values are.
    ///
    /// - Parameters:
    ///   - name: the title of a result that has none.
    ///   - tool: what made the page, for its foot.
    /// - Throws: a `Fault` that says where the value is no result.
    package static func html(of result: JSONValue, name: String = "Result", tool: String = "patcorpus") throws -> String
    {
        PageWriter(result: try ReportResult(result, name: name), tool: tool).text
    }
}
