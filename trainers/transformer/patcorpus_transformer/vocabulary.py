"""A tokenizer for networks without weights, made from the training texts."""

from collections import Counter
from collections.abc import Iterable

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from transformers import PreTrainedTokenizerBase, PreTrainedTokenizerFast

_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
ROLES = {"pad": "[PAD]", "cls": "[CLS]", "sep": "[SEP]", "bos": "[CLS]", "eos": "[SEP]"}


def make_tokenizer(texts: Iterable[str], vocabulary: int, length: int) -> PreTrainedTokenizerBase:
    """Make a lower-casing WordPiece tokenizer of the most frequent words and of all their characters.

    Not `tokenizers`' own trainer: of pieces that are equally frequent it takes others in each run, so that a seed
    would promise too much.
    """
    normalizer, splitter = normalizers.BertNormalizer(lowercase=True), pre_tokenizers.BertPreTokenizer()
    words: Counter[str] = Counter()
    for text in texts:
        words.update(word for word, _ in splitter.pre_tokenize_str(normalizer.normalize_str(text)))
    pieces = {piece: number for number, piece in enumerate(_pieces(words, vocabulary))}
    tokenizer = Tokenizer(models.WordPiece(vocab=pieces, unk_token="[UNK]"))
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = splitter
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", pieces["[SEP]"]), ("[CLS]", pieces["[CLS]"]))
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=length,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
    )


def _pieces(words: Counter[str], size: int) -> list[str]:
    """Return special tokens, characters (at most half of the rest) and words; of equally frequent ones the first."""
    characters: Counter[str] = Counter()
    for word, count in words.items():
        for character in word:
            characters[character] += count
    room = max(0, size - len(_SPECIAL))
    single = [piece for character in _ranked(characters)[: room // 4] for piece in (character, "##" + character)]
    longer = [word for word in _ranked(words) if len(word) > 1 and words[word] > 1]
    return [*_SPECIAL, *single, *longer][: max(size, len(_SPECIAL))]


def _ranked(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda key: (-counts[key], key))
