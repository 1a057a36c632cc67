"""Short sentences, short words, short cards: what a person who is afraid can still read."""

from collections.abc import Iterable, Iterator

from reperes.content.inline import plain
from reperes.content.library import Library
from reperes.content.model import HelpBlock, Situation
from reperes.content.readability import FORMULAS, WORD, measure, sentences, words
from reperes.content.rules.registry import Finding, Pair, rule
from reperes.content.text import Text
from reperes.content.texts import texts

LONGEST_SENTENCE = 25
LONGEST_CARD = 220
# Below so many words a score says more about one long name than about the text.
FEWEST_WORDS = 60
# Above or below the score of our texts (75). Set on the first texts: cards score 89 to 99, blocks “maintenant” 78 to 93,
# other blocks 72 to 102, and a page that must say “application” and “gendarmerie” cannot have the score of a card.
CARD, NOW_BLOCK, ELSEWHERE = 5, 0, -5
NOW = "maintenant"
_SOURCE = "fr"
_FORMULA = FORMULAS[_SOURCE]


def _words_of(text: Text) -> str:
    return plain(text.value, end="\n")


_TOO_LONG = (
    "cette phrase a {written} mots (« {start}… ») ; au-delà de {allowed}, coupez-la en deux.",
    "this sentence has {written} words (“{start}…”); above {allowed}, cut it in two.",
)
_LOSES_THREAD = (
    "Une personne qui a peur, ou qui lit dans une autre langue que la sienne, perd le fil d’une phrase longue.",
    "Someone afraid, or reading in a language not their own, loses the thread of a long sentence.",
)


@rule("long-sentence", level="warning", says=_TOO_LONG, why=_LOSES_THREAD)
def sentences_are_short(library: Library) -> Iterator[Finding]:
    """Outside cards, a sentence of over 25 words is pointed out."""
    for name, record in library.files.items():
        if not isinstance(record, Situation):
            yield from _long_sentences(name, texts(record))


@rule(
    "long-sentence-in-card",
    says=_TOO_LONG,
    why=(
        "Une fiche d’urgence se lit en tremblant : là, une phrase longue ne passe pas du tout.",
        "An emergency card is read with trembling hands: there, a long sentence is not let through at all.",
    ),
)
def sentences_of_cards_are_short(library: Library) -> Iterator[Finding]:
    """In a card, no sentence has over 25 words."""
    for ident, card in library.situations.items():
        yield from _long_sentences(f"situations/{ident}", texts(card))


def _long_sentences(name: str, found: Iterable[Text]) -> Iterator[Finding]:
    for text in found:
        whole = _words_of(text)
        at = 0
        for sentence in sentences(whole):
            at = whole.index(sentence, at)
            said = words(sentence)
            if len(said) > LONGEST_SENTENCE:
                values: dict[str, str | Pair] = {
                    "written": str(len(said)),
                    "allowed": str(LONGEST_SENTENCE),
                    "start": " ".join(said[:5]),
                }
                yield Finding(name, text.path, values, needle=said[0], nth=whole[:at].count(said[0]))
            at += len(sentence)


_HARD = (
    "« {block} » se lit difficilement (indice {written} ; {allowed} ou plus attendu). Le passage le plus dur est celui-ci : "
    "coupez ses phrases, prenez des mots plus courts.",
    "“{block}” is hard to read (score {written}; {allowed} or more expected). The hardest passage is this one: cut its "
    "sentences, take shorter words.",
)


@rule(
    "hard-to-read",
    level="warning",
    says=_HARD,
    why=(
        "Des mots et des phrases courts se lisent mieux, et se traduisent mieux. L’indice (Kandel et Moles) ne compte que "
        "des longueurs : il ne dit pas si l’on comprend, alors il avertit seulement.",
        "Short words and sentences read better, and translate better. The score (Kandel and Moles) counts lengths alone: it "
        "does not tell whether people understand, so it only warns.",
    ),
)
def blocks_read_easily(library: Library) -> Iterator[Finding]:
    """A block that is neither in a card nor named “maintenant” reaches the lowest score asked."""
    for name, record in library.described.items():
        for block in getattr(record, "blocks", ()):
            if not isinstance(record, Situation) and block.id != NOW:
                yield from _hard(name, str(block.title), texts(block), ELSEWHERE)


@rule(
    "hard-to-read-now",
    says=_HARD,
    why=(
        "Une fiche d’urgence et un bloc « maintenant » se lisent dans la peur, parfois dans une autre langue que la sienne.",
        "An emergency card and a block “maintenant” are read in fear, sometimes in a language not one’s own.",
    ),
)
def what_comes_first_reads_easily(library: Library) -> Iterator[Finding]:
    """A whole card, and the block “maintenant” of anything else, reach the score asked of each."""
    for name, record in library.described.items():
        if isinstance(record, Situation):
            yield from _hard(name, str(record.title), texts(record), CARD)
        else:
            for block in getattr(record, "blocks", ()):
                if block.id == NOW:
                    yield from _hard(name, str(block.title), texts(block), NOW_BLOCK)


def _hard(name: str, title: str, found: Iterable[Text], above: float) -> Iterator[Finding]:
    read = {text: _words_of(text) for text in found if _is_read(text)}
    whole = "\n".join(read.values())
    if len(words(whole)) < FEWEST_WORDS:
        return
    score = _FORMULA.score(measure(whole, _SOURCE))
    if not _FORMULA.is_easy(score, above):
        # The shortest texts score at random: the hardest is looked for among those of some length.
        long = [text for text, said in read.items() if len(words(said)) >= FEWEST_WORDS // 6] or list(read)
        hardest = min(long, key=lambda text: _FORMULA.score(measure(read[text], _SOURCE)))
        first = WORD.search(read[hardest])
        values: dict[str, str | Pair] = {
            "block": title,
            "written": f"{score:.0f}",
            "allowed": f"{_FORMULA.threshold + above:.0f}",
        }
        yield Finding(name, hardest.path, values, needle=first[0] if first else "")


def _is_read(text: Text) -> bool:
    """Return whether `text` is a sentence of the page: headings are no sentences, and words for the search are not shown."""
    return "title" not in text.path and "keywords" not in text.path and bool(WORD.search(_words_of(text)))


@rule(
    "card-length",
    says=(
        "cette fiche a {written} mots avant les contacts ; {allowed} au plus : mettez le reste dans un guide, et un lien.",
        "this card has {written} words before the contacts; at most {allowed}: put the rest in a guide, and a link.",
    ),
    why=(
        "Une fiche tient en un écran ou deux : ce qui vient après le geste et le numéro peut attendre dans un guide.",
        "A card fits in a screen or two: what comes after the first action and the number can wait in a guide.",
    ),
)
def cards_are_short(library: Library) -> Iterator[Finding]:
    """A card has 220 words at most, titles included, its help block and its words for the search left out."""
    for ident, card in library.situations.items():
        parts = [
            card.title,
            card.lead,
            *(text for b in card.blocks if not isinstance(b, HelpBlock) for text in texts(b)),
        ]
        count = sum(len(words(_words_of(text))) for text in parts)
        if count > LONGEST_CARD:
            yield Finding(f"situations/{ident}", ("title",), {"written": str(count), "allowed": str(LONGEST_CARD)})
