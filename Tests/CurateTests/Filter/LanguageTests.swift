import Curate
import Foundation
import Native
import Testing

@Suite("Languages are told by their letters")
struct LanguageTests {
    @Test(
        "sentences of ours about a kettle",
        arguments: [
            ("en", "The kettle has a lid that is opened by a spring when the water begins to boil."),
            ("de", "Der Kessel hat einen Deckel, der durch eine Feder geöffnet wird, sobald das Wasser kocht."),
            (
                "fr",
                "La bouilloire comporte un couvercle qui est ouvert par un ressort lorsque l'eau commence à bouillir."
            ),
            ("es", "La tetera tiene una tapa que se abre mediante un resorte cuando el agua comienza a hervir."),
            ("it", "Il bollitore ha un coperchio che viene aperto da una molla quando l'acqua inizia a bollire."),
            ("pt", "A chaleira tem uma tampa que é aberta por uma mola quando a água começa a ferver."),
            ("nl", "De ketel heeft een deksel dat door een veer wordt geopend wanneer het water begint te koken."),
            ("sv", "Kitteln har ett lock som öppnas av en fjäder när vattnet börjar koka."),
            ("da", "Kedlen har et låg, der åbnes af en fjeder, når vandet begynder at koge."),
            ("fi", "Kattilassa on kansi, jonka jousi avaa, kun vesi alkaa kiehua."),
            ("pl", "Czajnik ma pokrywę, która jest otwierana przez sprężynę, gdy woda zaczyna wrzeć."),
            ("cs", "Konvice má víko, které se otevírá pružinou, když voda začne vřít."),
            ("hu", "A vízforralónak fedele van, amelyet egy rugó nyit ki, amikor a víz forrni kezd."),
            ("tr", "Su ısıtıcısının, su kaynamaya başladığında bir yay tarafından açılan bir kapağı vardır."),
            ("ru", "Чайник имеет крышку, которая открывается пружиной, когда вода начинает кипеть."),
            ("uk", "Чайник має кришку, яка відкривається пружиною, коли вода починає кипіти."),
            ("bg", "Чайникът има капак, който се отваря от пружина, когато водата започне да кипи."),
            ("ja", "やかんは、湯が沸くとばねによって開かれる蓋を有する。"), ("zh", "水壶具有盖子，当水开始沸腾时，盖子由弹簧打开。"),
            ("ko", "주전자는 물이 끓기 시작하면 스프링에 의해 열리는 뚜껑을 구비한다."),
            ("el", "Ο βραστήρας έχει ένα καπάκι που ανοίγει με ελατήριο."),
        ])
    func sentences(_ code: String, _ text: String) {
        let found = LanguageIdentifier.identify([text])
        #expect(found.code == code)
        #expect(found.confidence > 0.5)
    }

    @Test("nothing is told of a text without letters", arguments: ["", " ", "12.5 %", "→ ±"])
    func empty(_ text: String) {
        let found = LanguageIdentifier.identify([text])
        #expect(found.code.isEmpty && found.confidence == 0)
    }

    @Test("one word is unsure, a paragraph is sure")
    func confidence() {
        #expect(LanguageIdentifier.identify(["Dispenser"]).confidence < 0.9)
        let long = String(repeating: "The kettle has a lid that is opened by a spring. ", count: 3)
        #expect(LanguageIdentifier.identify([long]).confidence > 0.99)
    }

    @Test("lines may be cut anywhere between words")
    func lines() {
        let text = "Der Kessel hat einen Deckel, der durch eine Feder geöffnet wird."
        let cut = text.split(separator: " ").map(String.init)
        #expect(LanguageIdentifier.identify(cut) == LanguageIdentifier.identify([text]))
    }

    /// Lines of id, field, language and text, made from the shared patents by `scripts/language-model/known.py`.
    private static let known = ProcessInfo.processInfo.environment["PATCORPUS_LANGUAGES"]

    @Test("the table of docs/filters.md", .enabled(if: known != nil))
    func table() throws {
        var counts: [String: (all: Int, right: Int, sure: Int, wrong: Int)] = [:]
        for line in try FileSystem.read(Self.known ?? "").split(separator: 0x0A) {
            let parts = String(decoding: line, as: UTF8.self).split(separator: "\t", maxSplits: 3).map(String.init)
            let found = LanguageIdentifier.identify([parts[3]])
            let isRight = found.code == parts[2]
            let isSure = found.confidence >= 0.9 && parts[3].count >= 40
            let key = parts[1] + " " + parts[2]
            let count = counts[key] ?? (0, 0, 0, 0)
            counts[key] = (
                count.all + 1, count.right + (isRight ? 1 : 0), count.sure + (isSure ? 1 : 0),
                count.wrong + (isSure && !isRight ? 1 : 0)
            )
        }
        for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
            print("TABLE \(key) right \(count.right) of \(count.all), sure \(count.sure) of which wrong \(count.wrong)")
        }
        #expect(counts.count > 10)
    }
}
