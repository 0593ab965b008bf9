"""Brings both sides of a text to one form, by rules that are named and counted, and says how they then differ.

Every rule removes only what docs/document.md says the reader may add, so that no character of the source can hide in it.
"""
import re
import unicodedata
from collections import Counter

from text import BREAK, CELL, ENTRY, LINE, MATH, MATH_END, OPTIONAL, OPTIONAL_END, REMAINS, SUP, SUP_END

SPACES = tuple(" \t\r\n")
SPACE = re.compile(r"[ \t\r\n]+")  # XML's white space: a no-break space is a character
OPTIONAL_PART = re.compile(f"{OPTIONAL}([^{OPTIONAL}{OPTIONAL_END}]*){OPTIONAL_END}")
SUP_PART = re.compile(f"{SUP}([^{SUP}{SUP_END}]*){SUP_END}")
MATH_PART = re.compile(f"{MATH}([^{MATH_END}]*){MATH_END}")
ANGLED = re.compile(r"<([^<>\s]{1,4})>")
BRACKETED = re.compile(r"\^\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)")


def collapsed(text):
    return SPACE.sub(" ", text).strip(" ")


def squeezed(text):
    return SPACE.sub("", text)


def bare(text):
    """text without the brackets around the whole of it."""
    text = text.strip(" \t\r\n")
    while re.fullmatch(r"\((?:[^()]|\([^()]*\))*\)", text):
        text = text[1:-1].strip(" \t\r\n")
    return text


def raised(part):
    """The text of a superscript without brackets; white space at its ends stays, since it stands between words (`10<sup>-6 </sup>s`)."""
    text = part.group(1)
    return (" " if text[:1] in SPACES else "") + bare(text) + (" " if text[-1:] in SPACES else "")


def is_wide(sign):
    """East Asian signs, between which a line break is no space; Korean has spaces between words."""
    return unicodedata.east_asian_width(sign) in "WFH" and "HANGUL" not in unicodedata.name(sign, "")


def width(line):
    return sum(1 if sign < "\x80" else 2 for sign in line.strip(" \t\r\n"))


def joined(marked, language, filled):
    """Chinese and Japanese: white space with a line break between two wide signs goes. In Chinese <br/> is such a line break; in Japanese,
    with filled, one behind a line of the page's full width that does not end a sentence."""
    if language == "zh":
        marked = marked.replace(LINE, "\n")
    elif filled:
        lines = marked.split(LINE)
        marked = lines[0]
        for before, after in zip(lines, lines[1:]):
            last = before.rsplit(BREAK, 1)[-1].rstrip(" \t\r\n")
            marked += ("\n" if 76 <= width(last) <= 80 and not last.endswith("。") else LINE) + after
    pieces = re.split(r"([ \t\r]*\n[ \t\r\n]*)", marked)
    for index in range(1, len(pieces), 2):
        before, after = pieces[index - 1][-1:], pieces[index + 1][:1]
        if before and after and is_wide(before) and is_wide(after):
            pieces[index] = ""
    return "".join(pieces)


def expected(marked, keep_optional, rules, language="", filled=False):
    """The oracle's text without marks; MATH marks stay for comparison()."""
    rules["angle brackets"] += marked.count(REMAINS)
    marked = marked.replace(ENTRY, BREAK if language == "ja" else "").replace(REMAINS, "")
    if OPTIONAL in marked:
        rules["optional " + ("kept" if keep_optional else "left out")] += marked.count(OPTIONAL)
        marked = OPTIONAL_PART.sub(lambda part: part.group(1) if keep_optional else "", marked)
    while SUP in marked:
        rules["superscript"] += len(SUP_PART.findall(marked))
        shorter = SUP_PART.sub(raised, marked)
        if shorter == marked:
            break
        marked = shorter
    if CELL in marked:
        rules["table cell"] += marked.count(CELL)
    if language in ("zh", "ja"):
        shorter = joined(marked, language, filled)
        rules["line of the page"] += len(marked) > len(shorter)
        marked = shorter
    return marked.replace(BREAK, "\n").replace(LINE, "\n").replace(CELL, " ")


def actual(text, marked):
    """Our text with the signs taken out that stand for marks in the oracle's; nothing where it has no marks."""
    if SUP in marked:
        before = None
        while before != text:
            before, text = text, BRACKETED.sub(lambda part: bare(part.group(1)), text)
        text = text.replace("^", "")
    if REMAINS in marked:
        text = ANGLED.sub(r"\1", text)
    if CELL in marked:
        text = text.replace("|", " ")
    return text


def comparison(marked, ours, language=""):
    """(verdict, rules, detail): `equal`, `space` (same characters, other white space) or `different`."""
    best = None
    ways = [(keep, filled) for keep in ((False, True) if OPTIONAL in marked else (False,))
            for filled in ((False, True) if language == "ja" and LINE in marked else (False,))]
    for keep, filled in ways:
        rules = Counter()
        theirs = expected(marked, keep, rules, language, filled)
        mine = actual(ours, marked)
        if SUP in marked:
            theirs = theirs.replace("^", "")
        if REMAINS in marked:
            theirs = ANGLED.sub(r"\1", theirs)
        if CELL in marked:
            theirs = theirs.replace("|", " ")
        rules += Counter()  # without zeros
        verdict, detail = _with_math(theirs, mine, rules) if MATH in theirs else _plain(theirs, mine)
        if best is None or ("equal", "space", "different").index(verdict) < ("equal", "space", "different").index(best[0]):
            best = verdict, rules, detail
    return best


def _plain(theirs, mine):
    theirs, mine = collapsed(theirs), collapsed(mine)
    if theirs == mine:
        return "equal", None
    if squeezed(theirs) == squeezed(mine):
        return "space", spaces(theirs, mine)
    return "different", divergence(theirs, mine)


def _with_math(theirs, mine, rules):
    """Text around the formulas must agree; every letter and digit of the formulas must be found in the gaps between."""
    pieces, formulas = [], []
    at = 0
    for found in MATH_PART.finditer(theirs):
        pieces.append(theirs[at:found.start()])
        formulas.append(found.group(1))
        at = found.end()
    pieces.append(theirs[at:])
    rules["MathML"] += len(formulas)
    form = collapsed(mine)
    loose = re.fullmatch("".join(re.escape(squeezed(piece)) + ("(.*?)" if index < len(formulas) else "")
                                 for index, piece in enumerate(pieces)), squeezed(mine), re.S)
    if not loose:
        shown = "".join(piece + (f" {formulas[index]} " if index < len(formulas) else "") for index, piece in enumerate(pieces))
        return "different", divergence(collapsed(shown), form)
    # Over all formulas together: two of them side by side leave it open where one ends and the other begins.
    stated = sum((signs(formula) for formula in formulas), Counter())
    written = sum((signs(gap) for gap in loose.groups()), Counter())
    lost, added = stated - written, written - stated
    if lost:
        shown = next((f": {collapsed(formula)[:80]!r} became {gap[:80]!r}" for formula, gap in zip(formulas, loose.groups())
                      if signs(formula) - signs(gap)), "")
        return "different", f"formulas lost {''.join(sorted(lost.elements()))!r}{shown}"
    if added.total() > stated.total() + 20 * len(formulas):  # room for sqrt, sum and the like, not for a second copy
        return "different", f"formulas gained {added.total()} letters and digits on {stated.total()}"
    gaps = [MATH + gap + MATH_END for gap in loose.groups()] + [""]
    where = spaces(collapsed("".join(piece + gap for piece, gap in zip(pieces, gaps))), form)
    return ("space", where) if where else ("equal", None)


def signs(text):
    return Counter(sign for sign in text if sign.isalnum())


def spaces(theirs, mine):
    """Where white space differs: words glued or split, the first places of each with both sides; "" for nowhere.

    Both hold the same characters. Inside MATH marks in theirs and next to them white space is free.
    """
    glued, split = [], []
    inside = edge = False
    i = j = 0
    while i < len(theirs) and j < len(mine):
        if theirs[i] in MATH + MATH_END:
            inside, edge = theirs[i] == MATH, True
            i += 1
        elif theirs[i] == mine[j]:
            i, j, edge = i + 1, j + 1, False
        elif theirs[i] == " ":
            if not inside and not edge and theirs[i + 1] != MATH:
                glued.append((i, j))
            i += 1
        else:
            if not inside and not edge:
                split.append((i, j))
            j += 1
    lines = []
    for kind, places in (("glued", glued), ("split", split)):
        if places:
            lines.append(f"{kind} {len(places)} times; first:")
            for i, j in places[:2]:
                lines.append(f"  at {j}: oracle …{theirs[max(0, i - 30):i + 30]}…")
                lines.append(f"  {'':{len(str(j)) + 4}} ours   …{mine[max(0, j - 30):j + 30]}…")
    return "\n".join(lines)


def divergence(theirs, mine):
    """A small unified diff of words around the first place where the characters part."""
    a, b = theirs.split(" "), mine.split(" ")
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    oracle, ours = a[start:len(a) - end], b[start:len(b) - end]
    context = " ".join(a[max(0, start - 6):start])
    after = " ".join(a[len(a) - end:len(a) - end + 6]) if end else ""
    return (f"first at word {start} of {len(a)}; oracle has {len(squeezed(theirs))} characters, ours {len(squeezed(mine))}\n"
            f"   {context}\n  -{short(oracle)}\n  +{short(ours)}\n   {after}")


def short(words, width=300):
    text = " ".join(words)
    return text if len(text) <= width else f"{text[:width // 2]} […{len(text) - width} characters…] {text[-width // 2:]}"
