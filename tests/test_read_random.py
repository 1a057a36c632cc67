"""The reader of YAML against thousands of random and mutated files: a sentence or data, soon, and in little memory."""

import random
import resource
import time
from textwrap import dedent

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reperes.content.read import read_yaml
from support import ROOT

REAL = [path.read_bytes() for path in sorted((ROOT / "data").rglob("*.yml"))]
# What breaks YAML, from a stray sign to half a character.
PIECES = [
    *(b"\t", b": ", b":", b"- ", b"{", b"}", b"[", b"]", b"'", b'"', b"#", b" #", b"&a ", b"*a", b"!!str ", b"<<: *a"),
    *(b"|", b">-", b"?", b"? ", b"\n", b"\r", b"---\n", b"...\n", b"%YAML 1.1\n", b"@", b"`", b",", b"\\", b"~", b"  "),
    *(
        b"\xff",
        b"\xc3",
        b"\xef\xbb\xbf",
        b"\x00",
        "\u202e".encode(),
        "\u2028".encode(),
        "\u00a0".encode(),
        b"<<<<<<< a\n",
    ),
    *(b"[" * 60, b"{a: " * 60, b"- " * 60, b"a" * 5_000, b"\n" * 500, b" " * 2_000),
]
WORDS = (b"a: b\n", b"cl\xc3\xa9: un texte\n", b"- {id: a, text: b}\n", b"  ", b"mot ", b"12", b"a", b"x: [a, b]\n")
MEGABYTE = 1024  # ru_maxrss counts kilobytes


def mutated(chance: random.Random) -> bytes:
    """Return a real file, or some lines of one, with a few things cut, put in, moved or changed."""
    raw = chance.choice(REAL)
    if chance.random() < 0.9:
        lines = raw.splitlines(keepends=True)
        start = chance.randrange(len(lines))
        raw = dedent(b"".join(lines[start : start + chance.randint(1, 40)]).decode()).encode()
    for _ in range(chance.randint(1, 4)):
        at, to = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
        to = min(to, at + chance.choice([1, 1, 3, 30]))
        match chance.randrange(4):
            case 0:
                raw = raw[:at] + raw[to:]
            case 1:
                raw = raw[:at] + chance.choice(PIECES) + raw[at:]
            case 2:
                raw = raw[:at] + raw[at:to] * chance.choice([2, 3, 200]) + raw[to:]
            case _:
                raw = raw[:at] + chance.choice(PIECES) + raw[to:]
    return raw


def made_up(chance: random.Random) -> bytes:
    """Return pieces of YAML and other bytes, put together without sense."""
    pieces = [
        chance.choice(PIECES) if chance.random() < 0.4 else chance.choice(WORDS) for _ in range(chance.randint(0, 30))
    ]
    return b"".join(pieces)


def read(raw: bytes) -> None:
    """Read a file: it gives data or problems, never neither, within two seconds, and each problem stands in the file."""
    started = time.perf_counter()
    file, problems = read_yaml("data/x.yml", raw)
    assert time.perf_counter() - started < 2
    assert (file is None or file.data is None) == bool(problems)
    lines = raw.count(b"\n") + raw.count(b"\r") + raw.count("\u2028".encode()) + raw.count("\u2029".encode()) + 2
    for problem in problems:
        assert 1 <= problem.line <= lines + raw.count("\x85".encode())
        assert problem.column >= 1
        assert problem.fr
        assert problem.en
        assert "Traceback" not in problem.en


def test_five_thousand_files() -> None:
    """Files made up, and real files mutated, end in data or sentences; memory grows by less than 200 megabytes."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(5_000):
        chance = random.Random(number)
        raw = made_up(chance) if number % 5 == 0 else mutated(chance)
        try:
            read(raw)
        except Exception as error:
            raise AssertionError(f"file {number}: {raw[:2_000]!r}") from error
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * MEGABYTE


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))))
def test_any_bytes(raw: bytes) -> None:
    """Whatever bytes a file holds, it is read or refused in a sentence."""
    read(raw)
