"""The text of a document: of a flat row, or of a whole document as docs/document.md describes it.

The rule is the one of `patcorpus`: one language, the preferred one where the document has it, else its first; a
field without that language gives its own first; paragraphs, claims and headings are lines.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

FIELDS = ("title", "abstract", "claims", "description")
_LISTS = {"title": "titles", "abstract": "abstracts", "claims": "claims", "description": "description"}


def text_of(row: Mapping[str, Any], fields: Iterable[str] = FIELDS[:3], language: str = "en") -> str:
    """Return the lines of the fields, in the order of `FIELDS`, with empty ones left out."""
    wanted = set(fields)
    parts = (
        _whole(row, wanted, language) if "titles" in row else (row.get(name) or "" for name in FIELDS if name in wanted)
    )
    return "\n".join(part for part in parts if part)


def _whole(row: Mapping[str, Any], wanted: set[str], language: str) -> Iterator[str]:
    main = _main_language(row, language)
    for name in FIELDS:
        if name not in wanted:
            continue
        parts = row.get(_LISTS[name]) or []
        languages = [part["language"] for part in parts]
        chosen = main if main in languages else next(iter(languages), "")
        for part in parts:
            if part["language"] == chosen:
                yield from _lines(part)


def _main_language(row: Mapping[str, Any], preferred: str) -> str:
    found = [
        part["language"] for key in ("abstracts", "titles", "claims", "description") for part in row.get(key) or []
    ]
    return preferred if preferred in found else next(iter(found), "")


def _lines(part: Mapping[str, Any]) -> Iterator[str]:
    if "text" in part:
        yield part["text"]
    else:
        yield part.get("heading") or ""
        yield from part["paragraphs"]
