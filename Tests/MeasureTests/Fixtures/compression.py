"""Writes compression.json: what Python's zstandard says of texts that the test makes anew. Run by hand: python3 compression.py (zstandard 0.25, zstd 1.5.7)."""
import json
import os

import zstandard

MASK = (1 << 64) - 1


class SplitMix:
    """SplitMix64, as OracleData.swift has it."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)


def texts(seed, count, words, vocabulary):
    """Texts of so many words from a vocabulary; the frequent words are the first ones."""
    g = SplitMix(seed)
    names = ["".join("abcdefghijklmnopqrstuvwxyz"[g.next() % 26] for _ in range(3 + g.next() % 7)) for _ in range(vocabulary)]
    made = []
    for _ in range(count):
        made.append(" ".join(names[min(g.next() % vocabulary, g.next() % vocabulary)] for _ in range(words)))
    return made


def main():
    result = {"zstd": list(zstandard.ZSTD_VERSION), "level": 9, "sets": []}
    for seed, count, words, vocabulary in [(1, 200, 80, 2000), (2, 1500, 60, 300), (3, 40, 30, 20)]:
        data = "\n".join(texts(seed, count, words, vocabulary)).encode()
        after = len(zstandard.ZstdCompressor(level=9).compress(data))
        result["sets"].append({"seed": seed, "count": count, "words": words, "vocabulary": vocabulary, "bytes": len(data), "compressed": after})
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "compression.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(result, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
