"""The text of an element, with marks where docs/document.md lets the reader write something of its own.

Marks are characters of the private use area. compare.py knows what each permits:
    SUP … SUP_END            may be written with ^ and parentheses
    MATH … MATH_END          MathML: may be linearised
    BREAK                    a paragraph, line, row or list item ends: white space of any kind
    CELL                     a table cell ends: white space or ` | `
    OPTIONAL … OPTIONAL_END  printed numbers and repeated titles: may be kept or left out
"""
SUP, SUP_END = "\ue000", "\ue001"
MATH, MATH_END = "\ue002", "\ue003"
BREAK, CELL = "\ue004", "\ue005"
OPTIONAL, OPTIONAL_END = "\ue006", "\ue007"
MARKS = SUP + SUP_END + MATH + MATH_END + BREAK + CELL + OPTIONAL + OPTIONAL_END

# Names are compared in lower case: ST.32 shouts (PARA), ST.96 is in camel case (ClaimText).
BLOCKS = set("""p heading para paragraph h section li dt dd ul ol sl dl row table tables tgroup thead tbody tfoot title claim-text claimtext
clmstep clm claim pre caption note description-of-drawings technical-field background-art""".split())
SUPERSCRIPTS = {"sup", "sp", "superscript"}
# Pictures, and sequence listings, which docs/document.md leaves out.
SKIPPED = set("""img image emi pageimage figure drawings us-sequence-list-doc sequence-list sequence-list-doc sequence-list-new-rules
sequence-cwu sequencelist externaldocument chemistry-chemdraw-file chemistry-mol-file mathematica-file""".split())
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
        return BREAK, ""
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
    return "" if element is None else " ".join(marked(element).translate({ord(c): " " if c in BREAK + CELL else None for c in MARKS}).split())
