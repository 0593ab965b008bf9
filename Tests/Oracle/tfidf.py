"""Prints what scikit-learn's TfidfVectorizer makes of a few texts, for Tests/MeasureTests/Embed/TFIDFTests.swift.

The words are those of `WordList`: runs of letters and decimal digits, lower-cased. Run by hand: python3 Tests/Oracle/tfidf.py
"""
import re

from sklearn.feature_extraction.text import TfidfVectorizer

TEXTS = [
    "A hearing aid with a bone conduction transducer, and a second aid.",
    "Wheelchair; the wheelchair has a seat. The seat has a cushion.",
    "",
    "Été: L'AIDE à l'été",
    "the the the seat 12 12",
]


def words(text):
    return re.findall(r"[^\W_]+", text.lower())


for minimum in (1, 2):
    vectorizer = TfidfVectorizer(analyzer=words, min_df=minimum)
    matrix = vectorizer.fit_transform(TEXTS)
    matrix.sort_indices()
    print(f"min_df={minimum}", list(vectorizer.get_feature_names_out()))
    for row in range(matrix.shape[0]):
        start, end = matrix.indptr[row], matrix.indptr[row + 1]
        print([(int(c), float(v)) for c, v in zip(matrix.indices[start:end], matrix.data[start:end])])
