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


def bare_priority(one):
    number = loose(one["number"])
    return (number[len(one["country"]):] if one["country"] and number.startswith(one["country"]) else number).lstrip("0")
