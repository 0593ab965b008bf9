"""Writes a WordNet of a few made-up synsets beside itself, in the format of wndb(5WN). Words are ours, none of WordNet's data is here."""
import os

SYNSETS = {
    "noun": [
        ["device", "apparatus", "gadget"], ["device", "emblem"], ["wheel", "roller"], ["wheel", "Roulette_wheel"],
        ["man", "fellow"], ["box", "case", "carton"], ["system", "arrangement"], ["user", "wearer"], ["end", "tip-end"],
        ["sensor", "detector", "feeler"], ["handle", "grip"], ["mp3", "song"], ["plate"], ["frame", "rack"],
        ["invention", "innovation"], ["city", "town"],
    ],
    "verb": [
        ["carry", "bear", "transport"], ["comprise", "include", "contain"], ["move", "shift"], ["say", "tell"],
        ["hold", "keep", "retain"], ["provide", "supply", "furnish"], ["fit", "suit"],
    ],
    "adj": [["large", "big"], ["present(p)", "existing"], ["free(ip)", "loose"], ["soft", "tender"], ["safe", "secure"]],
    "adv": [["quickly", "rapidly"]],
}
EXCEPTIONS = {"noun": ["men man"], "verb": ["carried carry", "held hold", "said say"], "adj": ["softer soft"], "adv": []}
HEADER = "".join(f"  {n} A made-up WordNet for tests.  \n" for n in range(1, 4))

folder = os.path.dirname(os.path.abspath(__file__))
for part, synsets in SYNSETS.items():
    data, places = HEADER, {}
    for words in synsets:
        offset = len(data)
        for word in words:
            places.setdefault(word.split("(")[0].lower(), []).append(offset)
        members = " ".join(f"{word} {n:x}" for n, word in enumerate(words))
        data += f"{offset:08d} 06 {part[0]} {len(words):02x} {members} 000 | a gloss with words; \"said | so\"  \n"
    index = HEADER
    for word in sorted(places):
        offsets = " ".join(f"{offset:08d}" for offset in places[word])
        index += f"{word} {part[0]} {len(places[word])} 2 @ ~ {len(places[word])} 0 {offsets}  \n"
    for name, text in ((f"data.{part}", data), (f"index.{part}", index), (f"{part}.exc", "\n".join(EXCEPTIONS[part]) + "\n")):
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)
