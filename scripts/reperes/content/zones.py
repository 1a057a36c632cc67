"""Time zones and the countries they are in, from the tables of the IANA that come as a package."""

from functools import cache
from importlib.resources import files


def zones_of(country: str) -> list[str]:
    """Return the time zones of a country, the most populous first; every zone there is for no country."""
    return _zones().get(country, []) if country else sorted({zone for zones in _zones().values() for zone in zones})


@cache
def _zones() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            found.setdefault(country.lower(), []).append(zone)
    return found
