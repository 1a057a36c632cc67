"""Rules across files: one small function each, with its sentence and its reason beside it.

A rule yields Findings; `check` gives them their place. Every rule has a broken example in tests/broken/.
"""

from reperes.content.rules import (
    addresses,
    contacts,
    dates,
    facts,
    freshness,
    guides,
    ids,
    leaflets,
    platforms,
    prose,
    questions,
    readability,
    references,
    safeguards,
    site,
    sources,
    style,
    wording,
)
from reperes.content.rules.registry import RULES, Rule, check

__all__ = ["RULES", "Rule", "check"]

# Importing them registered their rules.
_ = (
    addresses,
    contacts,
    dates,
    facts,
    freshness,
    guides,
    ids,
    leaflets,
    platforms,
    prose,
    questions,
    readability,
    references,
    safeguards,
    site,
    sources,
    style,
    wording,
)
