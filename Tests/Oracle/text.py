"""The text of an element, with marks where docs/document.md lets the reader write something of its own.

Marks are characters of the private use area. compare.py knows what each permits:
    SUP … SUP_END            may be written with ^ and parentheses
    MATH … MATH_END          MathML: may be linearised
    BREAK                    a paragraph, line, row or list item ends: white space of any kind
    CELL                     a table cell ends: white space or ` | `
    OPTIONAL … OPTIONAL_END  printed numbers and repeated titles: may be kept or left out
    ENTRY                    a figure or a cited document begins or ends: in Japanese, a paragraph of its own
    REMAINS                  signs in angle brackets became a superscript in this text
    LINE                     <br/>: white space, which Chinese and Japanese texts need not have
"""
import html.entities
import re

SUP, SUP_END = "\ue000", "\ue001"
MATH, MATH_END = "\ue002", "\ue003"
BREAK, CELL = "\ue004", "\ue005"
OPTIONAL, OPTIONAL_END = "\ue006", "\ue007"
LINE, ENTRY, REMAINS = "\ue008", "\ue009", "\ue00a"
MARKS = SUP + SUP_END + MATH + MATH_END + BREAK + CELL + OPTIONAL + OPTIONAL_END + LINE + ENTRY + REMAINS

# Names are compared in lower case: ST.32 shouts (PARA), ST.96 is in camel case (ClaimText).
BLOCKS = set("""p heading para paragraph h section li dt dd ul ol sl dl row table tables tgroup thead tbody tfoot title claim-text claimtext
clmstep clm claim pre caption note description-of-drawings technical-field background-art""".split())
SUPERSCRIPTS = {"sup", "sp", "superscript"}
# Pictures, and sequence listings, which docs/document.md leaves out.
SKIPPED = set("""img image emi pageimage figure drawings us-sequence-list-doc sequence-list sequence-list-doc sequence-list-new-rules
sequence-cwu sequencelist externaldocument chemistry-chemdraw-file chemistry-mol-file mathematica-file""".split())
ENTRIES = {"figref", "patcit", "nplcit", "figurereference", "patentcitation", "nplcitation"}
OPTIONALS = {"number": "paragraph number", "invention-title": "title", "inventiontitle": "title", "doc-page": "page"}


def name(element):
    return element.tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1] if isinstance(element.tag, str) else None


def marked(element):
    """itertext() of the element with marks; comments, processing instructions and pictures are skipped."""
    pieces = []
    _walk(element, pieces)
    return "".join(pieces)


def _walk(element, pieces):
    pieces.append(element.text or "")
    for child in element:
        tag = name(child)
        tag = tag.lower() if tag else None
        if tag is not None and tag not in SKIPPED:
            before, after = _marks(tag, element)
            pieces.append(before)
            _walk(child, pieces)
            pieces.append(after)
        pieces.append(child.tail or "")


def _marks(tag, parent):
    # A pre-grant publication of 2001–2004 writes <dependent-claim-reference><claim-text>claim 1</claim-text></…> in a line.
    if tag == "claim-text" and name(parent) == "dependent-claim-reference":
        return "", ""
    # ST.96 names lists *Bag; the same citation element also stands in a line of text.
    if tag in BLOCKS or name(parent).endswith("CitationBag"):
        return BREAK, BREAK
    if tag == "br":
        return LINE, ""
    if tag in ENTRIES:
        return ENTRY, ENTRY
    if tag == "entry":
        return "", CELL
    if tag in SUPERSCRIPTS:
        return SUP, SUP_END
    # ST.96 wraps MathML in an element of the same name; ST.32's displayed formulas and fractions are maths too.
    if tag in ("math", "df", "frac"):
        inside = any(name(one).lower() in ("math", "df", "frac") for one in [parent, *parent.iterancestors()])
        return ("", "") if inside else (MATH, MATH_END)
    if tag in OPTIONALS:
        return OPTIONAL, OPTIONAL_END
    return "", ""


def plain(element):
    """Text on one line, without marks: names, numbers, symbols."""
    return "" if element is None else " ".join(marked(element).translate({ord(c): " " if c in BREAK + CELL + LINE else None for c in MARKS}).split())


def remains(marked):
    """marked text of the EPO's database with the markup in it that stands as text, as OPS and MAREC pass it on.

    Images go, `<tb>` is a row and `<SEP>` a cell, up to four signs in angle brackets are a superscript (`cm<2>`), names of characters are resolved.
    """
    text = re.sub(r"&([A-Za-z]\w*);", lambda part: html.entities.html5.get(part.group(1) + ";", part.group(0)), marked)
    text = re.sub(r"<(?:img|EMI|IMAGE|CHEM|MATH)(?:\s[^<>]*)?>|(?<![A-Za-z0-9])EMI\d+\.\d+", "", text)
    text = re.sub(r"<Desc/Clms[^<>]*>|</?TABLE>", " ", text)
    text = re.sub(r"(?=\[\d{4,5}\])", BREAK, text)  # a paragraph number begins a line
    text = re.sub(r"<tb>", BREAK, text, flags=re.I)
    text = re.sub(r"<sep>", CELL, text, flags=re.I)
    text = re.sub(r"<SUP>(\S[^<>]*)</SUP>", SUP + r"\1" + SUP_END, text)
    text = re.sub(r"</?(?:SUB|RTI)>", "", text)
    return re.sub(r"<([^<>\s]{1,4})>", lambda part: part.group(1) if part.group(1)[0] == "(" else SUP + part.group(1) + SUP_END + REMAINS, text)
