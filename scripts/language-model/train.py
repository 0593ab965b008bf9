#!/usr/bin/env python3
"""Counts letter n-grams of translated program messages, and writes Sources/Curate/Filter/Language/LanguageTable.swift.

Text: message catalogues (.mo) of free programs as Debian 12 installs them under /usr/share/locale; msgid is English, msgstr the
language of the folder. Only rounded log-probabilities of n-grams of one to four letters leave this script: no message does.

  python3 train.py [--grams N] [--output FILE] [--evaluate FILE.tsv]     needs numpy
FILE.tsv: id, field, language, text; text that trained nothing.
"""
import argparse, base64, collections, glob, os, re, struct, subprocess, sys, unicodedata
import numpy as np

LATIN = "en de fr es it pt nl sv da no fi is pl cs sk sl hr ro hu tr et lv lt ca gl eu ga vi id".split()
CYRILLIC = "ru uk be bg sr mk".split()
# Folders whose messages count for a language.
FOLDERS = {"no": ["nb", "nn", "no"], "pt": ["pt", "pt_BR", "pt_PT"], "hr": ["hr", "bs", "sr@latin"], "id": ["id", "ms"], "zh": ["zh_CN", "zh_TW", "zh_HK"]}
# Lists of names of languages, countries, scripts and keyboards: names are the same everywhere and say little about a language.
LEFT_OUT = ("iso_", "xkeyboard")


def messages(path):
    data = open(path, "rb").read()
    if len(data) < 28: return
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    count, ids, texts = struct.unpack(order + "III", data[8:20])
    for i in range(count):
        n, at = struct.unpack_from(order + "II", data, ids + 8 * i)
        m, to = struct.unpack_from(order + "II", data, texts + 8 * i)
        source, text = data[at : at + n], data[to : to + m]
        if not n: continue
        try: yield source.decode("utf-8").split("\4")[-1].split("\0")[0], text.decode("utf-8").split("\0")[0]
        except UnicodeDecodeError: return


def letters(text):
    """The text's words as the tool sees them: lower-cased letters, each run between spaces; a formatting mark ends a word."""
    text = unicodedata.normalize("NFC", text).lower()
    return re.findall(r"[^\W\d_]+", text)


NOISE = re.compile(r"%[-+ #0-9.*$hlqjzt(a-z_)]*[diouxXeEfgGcsapn]|\{[^}]*\}|<[^>]*>|--?[\w-]+|\\.|\S*[/@=_]\S*|\b[A-Z][A-Z0-9_]+\b")


def grams(word, sizes=(1, 2, 3, 4)):
    padded = " " + word + " "
    for n in sizes:
        for i in range(len(padded) - n + 1):
            gram = padded[i : i + n]
            if gram != " ": yield gram


def script(word):
    c = word[0]
    if "\u0400" <= c <= "\u052f": return "cyrillic"
    if "\u3400" <= c <= "\u9fff": return "han"
    if c < "\u0250" or "\u1e00" <= c <= "\u1eff": return "latin"
    return ""


def text_of(language, hold):
    """Counts of words from the catalogues; a fifth of them, by name, is held out as lists of words a message."""
    counts, held = collections.Counter(), []
    seen = set()
    for folder in FOLDERS.get(language, [language]):
        for path in sorted(glob.glob(f"/usr/share/locale/{folder}/LC_MESSAGES/*.mo")):
            name = os.path.basename(path)
            if name.startswith(LEFT_OUT): continue
            out = hold and sum(name.encode()) % 5 == 0
            for source, text in messages(path):
                if source == text or text in seen: continue
                seen.add(text)
                words = letters(NOISE.sub(" ", text))
                if language in ("ja", "zh"): words = [c for w in words for c in w if script(c) == "han"]
                if len(words) < 3: continue
                if out: held.append(words)
                else: counts.update(words)
    return counts, held


def english(hold):
    counts, held, seen = collections.Counter(), [], set()
    for language in ["de", "fr", "uk"]:
        for path in sorted(glob.glob(f"/usr/share/locale/{language}/LC_MESSAGES/*.mo")):
            name = os.path.basename(path)
            if name.startswith(LEFT_OUT): continue
            out = hold and sum(name.encode()) % 5 == 0
            for source, _ in messages(path):
                if source in seen: continue
                seen.add(source)
                words = letters(NOISE.sub(" ", source))
                if len(words) < 3: continue
                if out: held.append(words)
                else: counts.update(words)
    return counts, held


def train(languages, wanted, budget, hold):
    tables, held = {}, {}
    for language in languages:
        words, held[language] = english(hold) if language == "en" else text_of(language, hold)
        table = collections.Counter()
        for word, n in words.items():
            if script(word) != wanted: continue
            # The square root keeps a program's own words from weighing as much as the language's.
            weight = n ** 0.75
            for gram in grams(word) if wanted != "han" else [word]: table[gram] += weight
        tables[language] = table
        print(language, sum(words.values()), len(table), file=sys.stderr)
    # An n-gram is worth keeping for how far its probabilities lie apart, weighed by how often it comes.
    sums = {l: sum(t.values()) for l, t in tables.items()}
    every = collections.Counter()
    for l, t in tables.items():
        for g, n in t.items(): every[g] += n / sums[l]
    candidates = [g for g, n in every.most_common(60000)]
    p = np.array([[tables[l][g] / sums[l] for l in languages] for g in candidates])
    logs = np.log(np.maximum(p, 2e-6))
    mean = p.mean(axis=1)
    worth = (p * np.abs(logs - logs.mean(axis=1, keepdims=True))).max(axis=1) + mean * logs.std(axis=1)
    keep = np.argsort(-worth)[:budget]
    keep = sorted(keep, key=lambda i: candidates[i])
    return [candidates[i] for i in keep], logs[keep], held


def quantise(logs):
    """Half-bytes: the log-probability below the best language's of that n-gram, in steps; 15 is the floor."""
    below = logs.max(axis=1, keepdims=True) - logs
    return np.minimum(15, np.round(below / STEP)).astype(np.uint8)


STEP = 0.35


# What a language other than English costs at the start, in nats: patents in a corpus are mostly English, and of one word nobody can tell.
PRIOR = {"en": 0, "de": 3, "fr": 3, "es": 4, "it": 5, "pt": 5, "nl": 5, "ru": 0, "ja": 0, "zh": 0}
OTHER = {"latin": 6, "cyrillic": 3, "han": 0}


class Model:
    def __init__(self, wanted, languages, names, q):
        self.prior = np.array([PRIOR.get(l, OTHER[wanted]) for l in languages], dtype=np.float64)
        self.languages, self.index, self.cost = languages, {g: i for i, g in enumerate(names)}, q.astype(np.float64) * STEP

    def scores(self, words):
        total = self.prior.copy(); n = 0
        for word in words:
            for g in grams(word):
                i = self.index.get(g)
                if i is not None: total += self.cost[i]; n += 1
        return total, n


def identify(models, text):
    counts = collections.Counter(); latin, cyrillic, han = [], [], []
    for word in letters(text):
        c = word[0]; o = ord(c)
        s = script(word)
        if s == "han": s = ""
        if s == "latin": latin.append(word); counts["latin"] += len(word)
        elif s == "cyrillic": cyrillic.append(word); counts["cyrillic"] += len(word)
        else:
            for c in word:
                o = ord(c)
                if 0x3040 <= o <= 0x30FF or 0xFF66 <= o <= 0xFF9F: counts["kana"] += 2
                elif 0x3400 <= o <= 0x9FFF: counts["han"] += 2; han.append(c)
                elif 0xAC00 <= o <= 0xD7AF: counts["ko"] += 2
                elif 0x370 <= o <= 0x3FF: counts["el"] += 1
                elif 0x590 <= o <= 0x5FF: counts["he"] += 1
                elif 0x600 <= o <= 0x6FF: counts["ar"] += 1
                elif 0xE00 <= o <= 0xE7F: counts["th"] += 1
                elif 0x900 <= o <= 0x97F: counts["hi"] += 1
    if not counts: return "", 0
    east = counts["kana"] + counts["han"]
    groups = {k: v for k, v in counts.items() if k not in ("kana", "han")}
    if east: groups["east"] = east
    best = max(groups, key=lambda k: (groups[k], k))
    if best == "east" and counts["kana"] * 20 >= east: return "ja", 1
    if best == "east":
        m = models["han"]; t = sum((m.cost[m.index[c]] for c in han if c in m.index), m.prior.copy())
        return ("ja" if t[0] < t[1] else "zh"), abs(t[0] - t[1])
    if best not in models: return best, 1
    t, n = models[best].scores(latin if best == "latin" else cyrillic)
    if not n: return "", 0
    order = np.argsort(t)
    return models[best].languages[order[0]], (t[order[1]] - t[order[0]]) / max(n, 1)


def main():
    a = argparse.ArgumentParser(); a.add_argument("--grams", type=int, default=6000); a.add_argument("--cyrillic", type=int, default=1500)
    a.add_argument("--output"); a.add_argument("--evaluate"); a.add_argument("--hold", action="store_true")
    o = a.parse_args()
    models, held, parts = {}, {}, []
    for wanted, languages, budget in [("latin", LATIN, o.grams), ("cyrillic", CYRILLIC, o.cyrillic), ("han", ["ja", "zh"], 2500)]:
        names, logs, h = train(languages, wanted, budget, o.hold)
        held.update(h)
        q = quantise(logs)
        models[wanted] = Model(wanted, languages, names, q)
        parts.append((wanted, languages, names, q))
    if o.hold:
        right, total, wrong = collections.Counter(), collections.Counter(), collections.Counter()
        for size in (8, 30):
            for l, lists in held.items():
                run = []
                for words in lists[:6000]:
                    run += words
                    if len(run) < size: continue
                    got, _ = identify(models, " ".join(run[:size])); run = []
                    total[l, size] += 1; right[l, size] += got == l
                    if got != l: wrong[l, got, size] += 1
        for l in LATIN + CYRILLIC:
            print(l, *(f"{right[l, s]}/{total[l, s]} {right[l, s] / max(1, total[l, s]):.3f}" for s in (8, 30)), {k[1]: v for k, v in wrong.most_common() if k[0] == l and k[2] == 30})
    if o.evaluate:
        right, total, wrong = collections.Counter(), collections.Counter(), collections.Counter()
        for line in open(o.evaluate, encoding="utf-8"):
            i, field, l, text = line.rstrip("\n").split("\t")
            got, margin = identify(models, text)
            total[field, l] += 1; right[field, l] += got == l
            if got != l: wrong[field, l, got] += 1; print("wrong", i, field, l, got, f"{margin:.2f}", text[:90])
        for k in sorted(total): print(*k, f"{right[k]}/{total[k]}", {w[2]: n for w, n in wrong.items() if w[:2] == k})
    if o.output: write(o.output, parts)


def write(path, parts):
    """zstd, then base64. Unpacked, a script is a line `NAME LANGUAGE,… COUNT`, a line `PRIOR,…` in steps, a line an n-gram with `_` for a
    space, and for each n-gram ceil(languages / 2) bytes: the languages' half-bytes, the lower one first."""
    raw = b""
    for wanted, languages, names, q in parts:
        prior = ",".join(str(round(PRIOR.get(l, OTHER[wanted]) / STEP)) for l in languages)
        raw += f"{wanted} {','.join(languages)} {len(names)}\n{prior}\n".encode()
        raw += "".join(n.replace(" ", "_") + "\n" for n in names).encode()
        if q.shape[1] % 2: q = np.concatenate([q, np.full((len(q), 1), 15, np.uint8)], axis=1)
        raw += (q[:, 0::2] | (q[:, 1::2] << 4)).astype(np.uint8).tobytes()
    packed = subprocess.run(["zstd", "-19", "-c", "--no-check"], input=raw, capture_output=True, check=True).stdout
    text = base64.b64encode(packed).decode()
    lines = "\n".join("        " + text[i : i + 112] for i in range(0, len(text), 112))
    open(path, "w").write(f"""// swift-format-ignore-file
// Made by scripts/language-model/train.py; do not edit. {len(raw)} bytes, {len(packed)} packed.

/// The n-grams of `LanguageModel`, zstd in base64: rounded log-probabilities, counted by `scripts/language-model/train.py`.
enum LanguageTable {{
    static let unpacked = {len(raw)}
    static let base64 = \"\"\"
{lines}
        \"\"\"
}}
""")
    print(len(raw), len(packed), len(text), file=sys.stderr)


main()
