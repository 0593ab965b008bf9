import Corpus
import Testing

@Suite struct ClassificationTests {
    @Test(
        "writes a symbol one way, whatever the dialect",
        arguments: [
            (.ipc, "A61G 5/04", "A61G 5/04"), (.ipc, "A61G005/04", "A61G 5/04"), (.ipc, "B08B003/00", "B08B 3/00"),
            (.ipc, "A61G 5/04 (2006.01)", "A61G 5/04"), (.ipc, "7A 61K   9/16   A", "A61K 9/16"),
            (.ipc, "7B 22D  29/00   A", "B22D 29/00"), (.ipc, "B22C  15/00", "B22C 15/00"), (.ipc, "A63B", "A63B"),
            (.ipc, "C07D413:06", "C07D 413/06"), (.ipc, "H04M 1100", "H04M 11/00"), (.ipc, "B60R  900", "B60R 9/00"),
            (.ipc, "A41D001/06", "A41D 1/06"), (.ipcr, "G09G    3/3208  (2016.01)", "G09G 3/3208"),
            (.cpc, "A61G5/04", "A61G 5/04"), (.cpc, "H04M2215/42", "H04M 2215/42"), (.cpc, "Y10T 29/49", "Y10T 29/49"),
            (.cpc, "G01N 33/54366", "G01N 33/54366"), (.cpc, "B81C 2203/0109", "B81C 2203/0109"),
            (.ipc, "C12R   1/645", "C12R 1/645"),
            (.uspc, "134031000", "134/31"), (.uspc, "224 4207", "224/42.07"), (.uspc, "D 2739", "D2/739"),
            (.uspc, "PLT263", "PLT/263"), (.uspc, "128858", "128/858"), (.uspc, "D16310", "D16/310"),
            (.uspc, "351 44", "351/44"),
            (.uspc, "D11 68", "D11/68"), (.uspc, "4273977", "427/397.7"), (.uspc, "52463", "52/463"),
            (.uspc, "34053912", "340/539.12"), (.uspc, "607089", "607/89"), (.uspc, "002227000", "2/227"),
            (.uspc, "G9B00594", "G9B/5.94"), (.uspc, "340172.5", "340/172.5"), (.uspc, "179 90K", "179/90K"),
            (.uspc, "D2866", "D2/866"), (.uspc, " D76001", "D7/600.1"), (.uspc, " D9 49", "D9/49"),
            (.uspc, "422/187", "422/187"), (.uspc, "224 42.03R", "224/42.03R"),
            (.locarno, "0204", "02-04"), (.locarno, "02-02", "02-02"), (.locarno, "2-2", "02-02"),
            (.fi, "A61G 5/04, 501", "A61G 5/04,501"), (.fi, "H01L29/78 613B", "H01L 29/78,613@B"),
            (.fi, "B01J27/198 M", "B01J 27/198@M"), (.fi, "A63F7/02 320", "A63F 7/02,320"),
            (.fi, "A61K47/52", "A61K 47/52"),
            (.fTerm, "4C341LL10", "4C341 LL10"), (.fTerm, "2C333 AA11", "2C333 AA11"),
            (.fTerm, "４Ｃ３４１ＬＬ１０", "4C341 LL10"),
        ] as [(Classification.Scheme, String, String)])
    func symbols(_ scheme: Classification.Scheme, _ text: String, _ symbol: String) {
        #expect(Classification.symbol(text, scheme: scheme) == symbol)
        #expect(Classification.symbol(symbol, scheme: scheme) == symbol, "not stable under a second pass")
    }

    @Test(
        "refuses what is no symbol of the scheme",
        arguments: [
            (.ipc, ""), (.ipc, "M10M207:023"), (.ipc, "A6"), (.ipc, "page 4"), (.uspc, "   "), (.locarno, "x"),
            (.fTerm, "4C341L"), (.fi, "29/78"), (.cpc, "A61G /04"),
        ] as [(Classification.Scheme, String)])
    func refused(_ scheme: Classification.Scheme, _ text: String) {
        #expect(Classification.symbol(text, scheme: scheme) == nil)
    }

    @Test("reads the fifty characters of ST.8")
    func fixedWidth() throws {
        let whole = try #require(FixedWidthSymbol("A61G   5/04        20060101AFI20060101BHEP        "))
        #expect(whole.symbol == "A61G 5/04")
        #expect(whole.version == "2006.01")
        #expect([whole.level, whole.place, whole.value, whole.status, whole.source] == ["A", "F", "I", "B", "H"])
        #expect(whole.actionDate == "2006-01-01")
        #expect(whole.office == "EP")
        #expect(whole.isFirst && whole.inventive == .yes)

        let cooperative = try #require(FixedWidthSymbol("C07D 413/04        20130101 LI20200617BCEP"))
        #expect(cooperative.version == "2013.01" && cooperative.level.isEmpty && cooperative.place == "L")
        let absent = try #require(FixedWidthSymbol("A61K  31/704       20060101A I20051008RMEP"))
        #expect(absent.place.isEmpty && absent.inventive == .yes && !absent.isFirst)
        let short = try #require(FixedWidthSymbol("A61N    5/00    (2006.01)"))
        #expect(short.symbol == "A61N 5/00" && short.version == "2006.01")
        let shifted = try #require(FixedWidthSymbol("H04W  84/    20            A I "))
        #expect(shifted.symbol == "H04W 84/20" && shifted.inventive == .yes)
        #expect(FixedWidthSymbol("not a symbol at all") == nil)
    }

    @Test("builds symbols of structured parts")
    func structured() {
        let symbol = InternationalSymbol.symbol(
            section: "A", class: "61", subclass: "G", mainGroup: "5", subgroup: "04")
        #expect(symbol == "A61G 5/04")
        let bare = InternationalSymbol.symbol(section: "A", class: "61", subclass: "G", mainGroup: "", subgroup: "")
        #expect(bare == "A61G")
    }

    @Test(
        "writes versions as IPC does",
        arguments: [
            ("20060101", "2006.01"), ("2006-01-01", "2006.01"), ("(2006.01)", "2006.01"), ("07", "7"), ("7", "7"),
            ("", ""),
        ])
    func versions(_ text: String, _ version: String) {
        #expect(Classification.version(text) == version)
    }
}
