"""The register of addresses: what a missing line looks like, and the short code it gets."""

import hashlib

from reperes.content.library import Library

# No vowels, so that no code spells a word; no 0, 1, l or o, so that none is misread on paper.
_ALPHABET = "bcdfghjkmnpqrstvwxz23456789"
CODE_LENGTH = 4


def missing_lines(library: Library) -> list[str]:
    """Return the lines to append to data/addresses.yml for the addresses it lacks, in the order of addresses."""
    return list(missing_addresses(library).values())


def missing_addresses(library: Library) -> dict[str, str]:
    """Return the line that data/addresses.yml lacks for each address it lacks, in the order of addresses."""
    taken = {line.code for line in library.addresses.addresses}
    registered = {line.path for line in library.addresses.addresses}
    lines = {}
    for address in sorted(set(library.addresses_of_pages.values()) - registered):
        code = _code(address, taken)
        taken.add(code)
        lines[address] = f"  - {{path: {address}, code: {code}}}"
    return lines


def _code(address: str, taken: set[str]) -> str:
    """Return a code that says nothing of the page, and is the same on every machine."""
    for attempt in range(1000):
        number = int.from_bytes(hashlib.sha256(f"{address}#{attempt}".encode()).digest()[:8])
        code = ""
        for _ in range(CODE_LENGTH):
            number, index = divmod(number, len(_ALPHABET))
            code += _ALPHABET[index]
        # A code of digits alone could be read as a number to call.
        if code not in taken and not code.isdigit():
            return code
    raise AssertionError("no free code")
