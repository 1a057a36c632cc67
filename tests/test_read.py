"""Reading YAML: what was written stays what was written, and every fault has its place."""

import datetime

import pytest

from reperes.content import rules, source_files
from reperes.content.load import load
from reperes.content.read import MAX_BYTES, MAX_DEPTH, read_yaml
from reperes.content.source_file import SourceFile
from reperes.problems import Problem
from reperes.project import Project


def only(raw: bytes) -> Problem:
    """Return the one problem of `raw`."""
    file, problems = read_yaml("data/x.yml", raw)
    assert file is None
    assert len(problems) == 1, problems
    return problems[0]


def test_plain_scalars_stay_text() -> None:
    """What YAML 1.1 would turn into a boolean, an octal, a sexagesimal or a date is kept as written."""
    file, _ = read_yaml("x.yml", b"a: no\nb: 0117\nc: 9:00\nd: 2026-13-01\ne: 3018\ng: 1.10\n")
    assert file is not None
    assert file.data == {"a": "no", "b": "0117", "c": "9:00", "d": "2026-13-01", "e": "3018", "g": "1.10"}


def test_places_count_characters() -> None:
    """Columns count characters, not bytes, so that an accent before the place does not shift it."""
    file, _ = read_yaml("x.yml", "élève: {né: à}\nliste:\n  - un\n  - deux\n".encode())
    assert file is not None
    assert (file.value(("élève", "né")).line, file.value(("élève", "né")).column) == (1, 13)
    assert (file.key(("liste",)).line, file.value(("liste", 1)).column) == (2, 5)


def test_place_inside_a_block_text() -> None:
    """A word inside a folded text is found on its own line."""
    file, _ = read_yaml("x.yml", b"a: >-\n  un deux\n  trois [mots](guide:rien)\n")
    assert file is not None
    span = file.within(("a",), "guide:rien")
    assert (span.line, span.column) == (3, 16)


def test_places_are_looked_for_where_something_is_said(sample: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check reads each file that it says something of once more, and no other: all places at once are large."""
    library, _, _ = load(sample)
    again = []

    def read(name: str, raw: bytes) -> tuple[SourceFile | None, list[Problem]]:
        again.append(name)
        return read_yaml(name, raw)

    monkeypatch.setattr(source_files, "read_yaml", read)
    problems = rules.check(library, datetime.date(2036, 1, 1))
    assert sorted(again) == sorted({problem.file for problem in problems})
    assert 1 < len(again) < len(library.places)


@pytest.mark.parametrize(
    ("raw", "rule", "line", "column"),
    [
        (b"", "empty-file", 1, 1),
        (b"# rien\n", "empty-file", 1, 1),
        (b"\xef\xbb\xbfa: b\n", "byte-order-mark", 1, 1),
        (b"a: b\nc: \x00d\n", "nul", 2, 4),
        ("a: é\nb: caf".encode() + b"\xe9\n", "not-utf8", 2, 7),
        ("a: b\nc: x\u202ed\n".encode(), "direction-mark", 2, 5),
        (b"a: " + b"[" * (MAX_DEPTH + 1), "too-deep", 1, 3 + MAX_DEPTH),
        (b"a: &x 1\nb: *x\n", "anchor", 1, 4),
        (b"a: *x\n", "alias", 1, 4),
        (b"a: !!python/object:os.system x\n", "tag", 1, 4),
        (b"a: 1\n---\nb: 2\n", "several-documents", 2, 1),
        (b"a:\n\tb: c\n", "tab", 2, 1),
        (b'a: "un\nb: deux\n', "unclosed-quote", 1, 4),
        (b"? [a]\n: b\n", "complex-key", 1, 3),
    ],
)
def test_hostile_bytes(raw: bytes, rule: str, line: int, column: int) -> None:
    """Each thing a file must not hold is one sentence at its place."""
    problem = only(raw)
    assert (problem.rule, problem.line, problem.column) == (rule, line, column)


def test_big_file_is_refused_unread() -> None:
    """A file over the limit is refused before it is parsed, with its size written as each language writes it."""
    problem = only(b"a: b\n" * (MAX_BYTES // 5 + 1))
    assert problem.rule == "file-too-big"
    assert "1\u202f000\u202f005" in problem.fr
    assert "1,000,005" in problem.en


@pytest.mark.parametrize("raw", [b"[" * 100_000, b"a: [&a [*a]]", b"{" * 5_000, b"- " * 50_000])
def test_bombs_end_in_a_sentence(raw: bytes) -> None:
    """Deep nesting and self-reference neither crash nor hang."""
    assert only(raw).line == 1


def test_duplicates_are_said_once_a_record() -> None:
    """Two equal fields are a fault that says where the first one is; a missing dash makes many, and is said once."""
    _, problems = read_yaml("x.yml", b"- a: 1\n  b: 2\n  a: 3\n  b: 4\n- c: 5\n  c: 6\n")
    assert [(p.rule, p.line) for p in problems] == [("twice", 3), ("twice", 6)]
    assert "ligne 1" in problems[0].fr


@pytest.mark.parametrize(
    "line",
    [
        "a: {b: c}  #note",
        "a: [b, c] # note",
        "a: # note\n  b: un",
        "- # note\n  a: un",
        "a: un\n# note\nb: deux",
        "a:\n  # note\n  - un\n  # note\n",
        'a: "un"  #note',
        'a: "un #deux"',
        "a: un#deux",
        "a: >-\n  un #deux # trois",
        "a: >- # note\n  un",
        "#a: un\nb: un",
    ],
)
def test_comments_are_allowed(line: str) -> None:
    """A comment on a line of its own, or one that cuts no text, is a comment."""
    assert read_yaml("x.yml", line.encode())[1] == []


@pytest.mark.parametrize(
    "line",
    [
        "a: un # note",
        "a: un  ## note",
        "a: un #",
        "- un # note",
        "a: un\n  deux # trois",
        "a: un # deux\n  trois",
        "{a: un, b: deux # trois\n}",
        "a: 3018 # note",
    ],
)
def test_comment_after_a_plain_value_cuts_it(line: str) -> None:
    """After a value without quotes, a comment on the same line may be the rest of the text: it is a fault."""
    assert [problem.rule for problem in read_yaml("x.yml", line.encode())[1]] == ["hash"]


def test_nothing_is_an_empty_text() -> None:
    """What YAML reads as nothing is empty, and what is quoted is a word."""
    file, _ = read_yaml("x.yml", b"a: null\nb: ~\nc: NULL\nd: 'null'\ne: \"~\"\nf: nullement\nnull: ~ ~\n")
    assert file is not None
    assert file.data == {"a": "", "b": "", "c": "", "d": "null", "e": "~", "f": "nullement", "null": "~ ~"}


def test_hidden_characters_are_said_one_by_one() -> None:
    """Each of the first hidden characters has its place; a file full of them does not fill the screen."""
    _, problems = read_yaml("x.yml", "a: \u200e\u0007x\u0085\n".encode() + "\u2028".encode() * 50)
    assert [p.column for p in problems[:2]] == [5, 7]
    assert len(problems) == 10
