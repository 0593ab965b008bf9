"""One function a dialect: a root element without namespaces in, publication records out.

Written from the real files and the published DTDs, with one XPath a field, and on purpose without a look at Sources/Ingest:
agreement of two independent readers is the evidence.
"""
from dialects.cnipa_st36 import cnipa_st36
from dialects.docdb import docdb
from dialects.epo_fulltext import epo_fulltext
from dialects.jpo_st36 import jpo_st36
from dialects.jpo_st96 import jpo_st96
from dialects.marec import marec
from dialects.ops import ops_fulltext, world_patent_data
from dialects.uspto_pap import uspto_pap
from dialects.uspto_patdoc import uspto_patdoc
from dialects.uspto_v4 import uspto_v4
from dialects.wipo_st36 import wipo_st36
from dialects.wipo_st96 import wipo_st96


def patent_document(root):
    return marec(root) if root.get("ucid") else wipo_st36(root)


ROOTS = {
    "us-patent-grant": uspto_v4, "us-patent-application": uspto_v4, "patent-application-publication": uspto_pap,
    "PATDOC": uspto_patdoc, "ep-patent-document": epo_fulltext, "patent-document": patent_document,
    "wo-published-application": wipo_st36, "wo-patent-document": wipo_st36, "wo-ocr-published-application": wipo_st36,
    "exchange-documents": docdb, "exchange-document": docdb, "world-patent-data": world_patent_data,
    "fulltext-document": ops_fulltext, "jp-official-gazette": jpo_st36, "cn-patent-document": cnipa_st36,
    "PatentPublication": wipo_st96, "UnexaminedPatentPublication": jpo_st96, "RegisteredPatentPublication": jpo_st96,
    "InternationalPatentPublication": jpo_st96, "RegisteredUtilityModelPublication": jpo_st96,
}
