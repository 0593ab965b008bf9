"""US grants of 2001 to 2004, ST.32."""
import re

from record import application, claims, new, plain, priority, squeeze, symbol, texts, uspc


def uspto_patdoc(root):
    def value(path, base=root):
        found = base.find(path)
        return plain(found) if found is not None else ""

    record = new("uspto-patdoc", value("SDOBI/B100/B190") or "US", value("SDOBI/B100/B110"), value("SDOBI/B100/B130"), value("SDOBI/B100/B140"))
    application(record, value("SDOBI/B200/B210"), value("SDOBI/B200/B220"))
    texts(record, "titles", root.xpath("SDOBI/B500/B540"), "en")
    texts(record, "abstracts", root.xpath("SDOAB"), "en")
    texts(record, "description", root.xpath("SDODE"), "en")
    claims(record, root.xpath("SDOCL//CLM"), "en", number=lambda claim: (claim.get("ID") or "").replace("CLM-", ""))
    for one in root.xpath("SDOBI/B500/B510/*[self::B511 or self::B512]"):
        symbol(record, "locarno" if re.fullmatch(r"[\d\s-]+", plain(one)) else "ipc", plain(one))
    for one in root.xpath("SDOBI/B500/B520/*[self::B521 or self::B522]"):
        uspc(record, plain(one))
    for one in root.xpath("SDOBI/B500/B560/B561/PCIT"):
        record["patentCitations"] += 1
        record["citationNumbers"].append((value("DOC/CTRY", one) or "US") + squeeze(value("DOC/DNUM", one)))
    record["otherCitations"] = len(root.xpath("SDOBI/B500/B560/B562"))
    for one in root.xpath("SDOBI/B300"):
        numbers, dates, countries = (one.xpath(tag) for tag in ("B310", "B320", "B330"))
        for number, date, country in zip(numbers, dates, countries):
            priority(record, plain(country), plain(number), plain(date))
    for field, path in (("inventors", "SDOBI/B700/B720/B721"), ("applicants", "SDOBI/B700/B730/B731")):
        for one in root.xpath(path):
            names = one.xpath(".//NAM/ONM") or one.xpath(".//NAM/FNM | .//NAM/SNM | .//NAM/SFX")
            record[field].append({"name": " ".join(plain(part) for part in names), "group": ""})
    return [record]
