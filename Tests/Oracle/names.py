"""One form for what databases write in several: publication numbers, symbols, names of persons."""
import re


def key(country, number, kind):
    """One publication's name, however a database writes it: no zeros in front, one form of US and WO years."""
    number = re.sub(r"[^A-Z0-9]", "", number.upper())
    if number.startswith(country.upper()):
        number = number[len(country):]
    letters, digits = re.fullmatch(r"([A-Z]*)(.*)", number).groups()
    if country == "US" and kind.startswith("A") and re.fullmatch(r"(19|20)\d{8}", digits):
        digits = digits[:4] + "0" + digits[4:]
    if country == "WO" and re.fullmatch(r"\d{7}", digits):
        digits = ("19" if digits[:2] > "77" else "20") + digits[:2] + "0" + digits[2:]
    if country == "WO" and re.fullmatch(r"\d{8}", digits):
        digits = ("19" if digits[:2] > "77" else "20") + digits
    return f"{country}{letters}{digits.lstrip('0')}{kind}"


def loose(symbol):
    """Letters and digits, without zeros in front of the whole or of an IPC main group (`B62B009/04` is `B62B9/04`)."""
    symbol = re.sub(r"[^A-Z0-9]", "", symbol.upper())
    return re.sub(r"^([A-HY]\d\d[A-Z])0+(?=\d)", r"\1", symbol).lstrip("0")


def person(name):
    name = re.sub(r"\s*\[[A-Z]{2}\]\s*$", "", name)
    return " ".join(sorted(re.findall(r"\w+", name.casefold())))


def strip_kind(identifier):
    return re.sub(r"(?<=\d)[A-Z]\d?$", "", identifier)


def cited(text):
    """A cited number without zeros: country, letters, digits; years of WO and US applications as key() writes them."""
    text = loose(text)
    return key(text[:2], text[2:], "A") if re.match(r"[A-Z]{2}", text) else text.lstrip("0")


def our_citation(identifier):
    """One of our ids as cited() or dated() writes it."""
    found = re.fullmatch(r"JP(?:[A-Z](\d\d)|((?:19|20)\d\d))(\d+)(?:[A-Z]\d?)?", identifier)
    return dated(found.group(1) or found.group(2), found.group(3)) if found else cited(strip_kind(identifier))


def dated(year, serial):
    return f"JP{year.zfill(2)}-{int(serial)}"


def citation_forms(written):
    """What our id of a cited number may be: the rules of docs/identifiers.md, without a choice where a date or an era would be needed."""
    country, number = written[:2], re.sub(r"^-", "", written[2:])
    plain = re.sub(r"[^A-Z0-9]", "", number.upper())
    digits = re.sub(r"\D", "", plain)
    forms = {cited(written), cited(country + re.sub(r"^[A-Z](?=\d)", "", plain))}
    if country == "JP" and digits:
        parts = [re.sub(r"\D", "", part) for part in re.split(r"[-/]", number)]
        if len(parts) == 2 and all(parts):
            forms.add(dated(*parts))
        if "-" not in number or len(parts) > 2:
            forms |= {dated(digits[:cut], digits[cut:]) for cut in (1, 2, 4) if len(digits) > cut}
            forms |= {dated(digits[1:3], digits[3:])} if len(digits) == 9 else set()  # an era as one digit
    if country == "KR":
        found = re.fullmatch(r"[123]0-?((?:19|20)\d\d)-?(\d{5,7})", number.replace("/", "-"))
        if found:  # before 1998 the year had two digits
            year, serial = found.group(1), found.group(2).zfill(7)
            forms |= {cited("KR" + year + serial), cited("KR" + year[2:] + serial)}
        found = re.fullmatch(r"([123]0)-?(\d{5,7})", number)
        forms |= {cited("KR" + found.group(1) + found.group(2).zfill(7))} if found else set()
        forms |= {cited("KR" + number[2:])} if re.fullmatch(r"19(8|9)\d-?\d{7}", number) else set()
        forms |= {cited("KR" + digits[:-4])} if digits.endswith("0000") else set()
    if country in ("EP", "DE", "EM") and len(digits) > 9:  # a Community design
        forms.add(cited("EM" + digits))
    if re.search(r"[.-]\d$", number):  # a check digit
        forms.add(cited(country + digits[:-1]))
    pct = re.fullmatch(r"PCT/?([A-Z]{2})(\d{2}|\d{4})/(\d+)", number)
    if country == "WO" and pct:
        year = pct.group(2) if len(pct.group(2)) == 4 else ("19" if pct.group(2) > "77" else "20") + pct.group(2)
        forms.add(cited("WO" + year + pct.group(1) + pct.group(3).zfill(6)))
    return forms


def bare_priority(one):
    number = loose(one["number"])
    if not one["country"]:  # EPODOC's form
        return re.sub(r"^[A-Z]{2}(?=\d{4})", "", number).lstrip("0")
    return (number[len(one["country"]):] if one["country"] and number.startswith(one["country"]) else number).lstrip("0")
