"""Texts are named by file, id and field: moving them about never moves their translations."""

from reperes.content.load import load
from reperes.content.texts import texts
from reperes.project import Project


def keys(project: Project, file: str = "guides/exemple") -> dict[str, bool]:
    """Return the keys of a file's texts, with whether each is critical."""
    library, problems, _ = load(project)
    assert not problems
    return {text.key: text.critical for text in texts(library.files[file])}


def test_key_is_file_id_and_field(sample: Project) -> None:
    """No block and no list position stands in a key."""
    found = keys(sample)
    assert {"guides/exemple#title", "guides/exemple#maintenant.title", "guides/exemple#ne-pas-payer.do"} <= set(found)
    assert not any(part.isdigit() for key in found for part in key.replace("#", ".").split("."))


def test_moving_a_step_keeps_its_key(sample: Project) -> None:
    """Steps that change blocks keep their keys."""
    before = set(keys(sample))
    path = sample.data / "guides" / "exemple.yml"
    text = path.read_text(encoding="utf-8")
    step = "      - {id: banque, do: Appelez votre banque.}\n"
    other = "      - {id: medecin, do: Voyez un médecin.}\n"
    path.write_text(text.replace(step, "@").replace(other, step).replace("@", other), encoding="utf-8")
    assert set(keys(sample)) == before


def test_keys_are_unique(sample: Project) -> None:
    """No two texts of a library share a key."""
    library, _, _ = load(sample)
    found = [text.key for record in library.files.values() for text in texts(record)]
    assert len(found) == len(set(found))


def test_critical_follows_the_block(sample: Project) -> None:
    """Summary, now, do-not, help and contacts are critical; the rest is not."""
    found = keys(sample)
    assert found["guides/exemple#point-1.text"]
    assert found["guides/exemple#ne-pas-payer.why"]
    assert found["guides/exemple#pas-copier.text"]
    assert found["guides/exemple#qui-aide.title"]
    assert not found["guides/exemple#banque.do"]
    assert not found["guides/exemple#title"]
    assert keys(sample, "contacts/fr")["contacts/fr#ecoute-3018.what"]
