/// What is put where something else stood: the ends of ranges, and what readers trip over.
extension Mutator {
    static let numbers = [
        "", "0", "00", "1", "9", "99", "100", "999", "1899", "1900", "2024", "9999", "123456", "1234567", "12345678",
        "123456789",
        "00000000", "99999999", "20241399", "20240230", "1000000000", "2147483648", "4294967296", "9223372036854775807",
        "9223372036854775808", "18446744073709551616", "1000000000000000000", "999999999999999999",
        "0000000000000000000000001",
        "123456789012345678901234567890", "-1", "1e9", "0x10", "１２３", "٣",
    ]

    static let values =
        numbers + [
            " ", "\n", "\t\n ", "a", "é", "e\u{301}", "\u{FEFF}", "\u{FFFD}", "\u{10FFFF}", "\u{1F600}", "\u{2028}",
            "\u{85}", "\u{7F}",
            "&#0;", "&#x1F;", "&#x110000;", "&#xD800;", "&#xFFFF;", "&amp;", "&lt;b&gt;", "&undeclared;", "&rdquo;",
            "&amp;amp;", "&", "]]>",
            "<![CDATA[<x>&]]>", "<!-- c -->", "<?BRFSUM x?>", "<?p?>", "\"", "'", "\\", "\\u0000", "/", "\u{8}", "US",
            "EP", "WO", "JP", "XX",
            "us", "USA", "A1", "B", "A10", "S1", "公開特許公報(A)", "kind", "20240101", "2024-01-01", "2024-W01",
            "01.02.2003", "平成5年3月2日",
            "昭60-1", "特開平6-012345", "JPS60", "H5", "H", "PCT/US98/16128", "PCT/", "WO 99/12345 A1", "10-2005-0012345",
            "ZL02134567.8",
            "A61K 31/00", "A61K", "A61K  31/00        20060101AFI20051220RMJP        ", "H04", "A", "D14/341",
            "514/1.1-514.9",
            "Int. Cl.7 A61K 31/00", "en", "EN-us", "zxx", "claim 1", "claims 1 to 999999998", "claims 3-1",
            "claim 99999999999999999999",
            "according to any of claims 1, 2 and 3", "1. A method", "2) Method", "請求項１", "請求項９９９９９９", "CLM-00001",
            "c-en-0001", "#",
            "a b c", "x|y", "\u{200B}", "ab\u{AD}c", "SYN-", "SYN-0123456789abcdef",
        ]

    static let snippets = [
        "<p/>", "<p>", "</p>", "<claim/>", "<br/>", "<sub>2</sub>", "<math><mi>x</mi></math>", "<maths><img/></maths>",
        "<tables><table><tgroup><tbody><row><entry>1</entry><entry/></row></tbody></tgroup></table></tables>",
        "<document-id><country>US</country><doc-number>1</doc-number></document-id>",
        "<claim-ref idref=\"CLM-99999999999\"/>",
        "<del-st/>x<del-end/>", "<chemistry/>", "<?xml version=\"1.0\"?>", "\0", "\u{C}", "PATN\nWKU  D02654321\n",
        "CLMS\nSTM  What is claimed is:\n",
        "<a:b xmlns:a=\"u\"/>", "<b:c/>", "<!DOCTYPE x>", "xml:lang=\"en\"",
        "<B110><DNUM><PDAT>09999999</PDAT></DNUM></B110>",
    ]

    static let declarations = [
        "<!ENTITY e \"text\"><!ENTITY f \"&e;&e;\">", "<!ENTITY e SYSTEM \"file:///etc/passwd\">",
        "<!ENTITY % p \"x\">%p;",
        "<!ENTITY e \"<p>x</p>\">", "<!ENTITY e \"&f;\"><!ENTITY f \"&e;\">", "<!ENTITY e SYSTEM \"x\" NDATA tif>",
        "<!ATTLIST p lang CDATA \"de\" num CDATA #IMPLIED>", "<!ATTLIST p k (a|b) \"a\">", "<!ELEMENT a ANY>",
        "<!NOTATION n SYSTEM \"n\">",
        "<!ENTITY amp \"&#38;#38;\">", "<!ENTITY e \"&#0;\">", "<!ENTITY e \"\">", "<!-- ]> -->",
    ]
}
