"""The files of data/ as they were read, to find again where a thing stands."""

from collections.abc import Iterator, Mapping

from reperes.content.read import read_yaml
from reperes.content.source_file import SourceFile


class SourceFiles(Mapping[str, SourceFile]):
    """The files that could be read, by name without `data/` and ending.

    Only their bytes are kept, and a file is read again when its places are asked for: most files have no fault to
    place, and the places of all of them would be larger than all that they say.
    """

    def __init__(self) -> None:
        self._bytes: dict[str, tuple[str, bytes]] = {}
        self._read: dict[str, SourceFile] = {}

    def keep(self, name: str, shown: str, raw: bytes) -> None:
        """Keep the file `name`, which people are told of as `shown` and whose bytes `raw` could be read."""
        self._bytes[name] = shown, raw

    def __getitem__(self, name: str) -> SourceFile:
        if name not in self._read:
            source, _ = read_yaml(*self._bytes[name])
            assert source is not None  # the same bytes were read before
            self._read[name] = source
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._bytes)

    def __len__(self) -> int:
        return len(self._bytes)
