"""What an emergency card and a risk guide must never lose: who helps, whose fault it is not, what not to copy.

The words are looked for, not the id of the text that holds them: an id stays when its text comes to say something else.
They stand here and not in data/wording.yml, so that no edit of the content can lift them.
"""

from collections.abc import Iterable, Iterator

from reperes.content import phrases
from reperes.content.inline import plain
from reperes.content.library import Library
from reperes.content.model import DoNotBlock, Guide, HelpBlock, Situation, SummaryBlock
from reperes.content.rules.registry import Finding, rule
from reperes.content.text import Text
from reperes.content.texts import records, texts

# The blocks of every card, by type, with the name that they have.
CARD_BLOCKS = {"steps": "maintenant", "do-not": "ne-pas-faire", "help": "qui-aide"}
# Cards on what is done without any picture; any other must say not to copy it.
WITHOUT_IMAGES = frozenset({"idees-noires", "rendez-vous"})
NOT_A_FAULT = (
    "n'est pas/jamais la/sa faute",
    "n'est pas du tout la/sa faute",
    "n'y est pour rien",
    "il/elle/enfant n'est pas/jamais coupable/responsable",
)
DO_NOT_COPY = ("ne/n' … copiez/copie/copier/enregistrez/photographiez/capturez/téléchargez",)
NEVER_THE_IMAGE = ("jamais/aucune/sans … image(s)",)


@rule(
    "card-blocks",
    says=(
        "il manque à cette fiche un bloc « type: {type} » (id: {id}) ; ajoutez-le, comme dans data/situations/chantage.yml.",
        "this card lacks a block “type: {type}” (id: {id}); add it, as in data/situations/chantage.yml.",
    ),
    why=(
        "En urgence, une fiche dit quoi faire, quoi ne pas faire et qui appeler ; sans l’un des trois, on perd du temps ou on "
        "se met en danger.",
        "In an emergency a card says what to do, what not to do and whom to call; without one of the three, time is lost or "
        "people are put in danger.",
    ),
)
def cards_have_their_blocks(library: Library) -> Iterator[Finding]:
    """Every card has steps, things not to do, and who helps."""
    for ident, card in library.situations.items():
        have = {block.type for block in card.blocks}
        for kind, usual in CARD_BLOCKS.items():
            if kind not in have:
                yield Finding(f"situations/{ident}", ("blocks",), {"type": kind, "id": usual}, key=True)


@rule(
    "help-in-danger",
    says=(
        "ce bloc d’aide n’a pas le rôle « danger-now » ; mettez-le dans « roles: », le premier si possible.",
        "this help block lacks the role “danger-now”; put it in “roles:”, first if possible.",
    ),
    why=(
        "Un danger immédiat peut survenir sur n’importe quelle page : le numéro des secours y est toujours.",
        "Immediate danger may arise on any page: the emergency number is always there.",
    ),
)
def help_blocks_call_for_rescue(library: Library) -> Iterator[Finding]:
    """Every help block shows the emergency number."""
    for name, record in library.files.items():
        for block in records(record):
            if isinstance(block, HelpBlock) and "danger-now" not in block.roles:
                yield Finding(name, (*block.place, "roles"), key=True)


@rule(
    "not-a-fault",
    says=(
        "ce texte doit dire que ce n’est pas la faute de l’enfant ; écrivez « Ce n’est pas la faute de votre enfant. »",
        "this text must say that it is not the child’s fault; write “Ce n’est pas la faute de votre enfant.”",
    ),
    why=(
        "La honte fait taire : la première ligne d’une fiche et du résumé d’un guide sur un risque retire la faute à l’enfant.",
        "Shame silences: the first line of a card, and of the summary of a risk guide, takes the fault off the child.",
    ),
)
def the_first_line_says_whose_fault_it_is_not(library: Library) -> Iterator[Finding]:
    """The lead of a card, and the first point of a risk guide's summary, say that it is not the child's fault."""
    first = [(f"situations/{ident}", card.lead) for ident, card in library.situations.items()]
    for ident, guide in library.guides.items():
        summaries = [block for block in guide.blocks if isinstance(block, SummaryBlock) and block.points]
        if guide.kind == "risk" and summaries:
            first.append((f"guides/{ident}", summaries[0].points[0].text))
    for name, text in first:
        if not _say([text], NOT_A_FAULT):
            yield Finding(name, text.path)


@rule(
    "do-not-copy",
    says=(
        "{where} doit dire de ne pas copier l’image ; écrivez par exemple « Ne copiez pas l’image, ne l’envoyez pas. »",
        "{where} must say not to copy the picture; write for example “Ne copiez pas l’image, ne l’envoyez pas.”",
    ),
    why=(
        "Garder ou copier l’image sexuelle d’un mineur est interdit, même comme preuve ; une personne affolée y pense d’abord.",
        "Keeping or copying a minor’s sexual image is forbidden, as proof too; someone in panic thinks of it first.",
    ),
)
def nobody_is_left_to_copy(library: Library) -> Iterator[Finding]:
    """What not to do, in a card or a risk guide, names copying; a card about no picture says “jamais … image”."""
    for name, record in library.documents.items():
        if not (isinstance(record, Situation) or (isinstance(record, Guide) and record.kind == "risk")):
            continue
        if record.id in WITHOUT_IMAGES:
            if not _say(texts(record), NEVER_THE_IMAGE + DO_NOT_COPY):
                yield Finding(name, ("blocks",), {"where": ("cette fiche", "this card")}, key=True)
            continue
        blocks = [block for block in record.blocks if isinstance(block, DoNotBlock)]
        # Without the block another rule speaks.
        if blocks and not _say((text for block in blocks for text in texts(block)), DO_NOT_COPY):
            values: dict[str, str | tuple[str, str]] = {"where": ("ce bloc", "this block")}
            yield Finding(name, (*blocks[0].place, "items"), values, key=True)


def _say(said: Iterable[Text], wanted: Iterable[str]) -> bool:
    """Return whether one of `said` holds one of the phrases `wanted`."""
    read = [phrases.phrase(one) for one in wanted]
    words = [phrases.tokens(plain(text.value)) for text in said]
    return any(phrases.find_at(one, found, at) for found in words for one in read for at in range(len(found)))
