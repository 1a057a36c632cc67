"""The built site, made by the real command from the real data: what stands where, and what must never be in it."""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree, html

from reperes.language.prepare import sound_library
from reperes.output.site_files import tree_hash
from reperes.problems import FaultError
from reperes.project import Project
from support import ROOT, add_belgium, run_reperes
from test_cli import plant

SITE = "https://reperes.example/"
LANGUAGES = ["fr", "en", "ar", "es", "pt", "tr", "de", "nl", "it", "ro", "uk", "pl"]


def pages(site: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    """Return every page of a built site with its full address."""
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        yield SITE + address, html.parse(str(path)).getroot()


def test_contract_of_addresses(site: Path) -> None:
    """Pages, short addresses, search, sitemap, robots and build.json stand where scripts look for them."""
    library, _ = sound_library(Project(ROOT))
    codes = [line.code for line in library.addresses.addresses]
    for prefix in ("", "en/"):
        for name in ["index.html", "404.html", "search.json", "guides/sextorsion/index.html", "aide/fr/index.html"]:
            assert (site / prefix / name).is_file(), prefix + name
        for name in ["a-propos/index.html", "contribuer/index.html", *[f"q/{code}/index.html" for code in codes]]:
            assert (site / prefix / name).is_file(), prefix + name
    # Pages stand at their own id; everything else in these folders.
    folders = {"aide", "assets", "contribuer", "glossaire", "guides", "leaflets", "plateformes", "q", "situations"}
    folders |= {
        "sources",
        "sources-aide",
        "sources-plateformes",
        "etat-des-guides",
        "langues",
        "recherche",
        "feuille",
        "imprimer",
        *library.pages,
        *LANGUAGES,
    }
    folders -= {"accueil", "fr"}
    files = {"404.html", "build.json", "index.html", "robots.txt", "search.json", "sitemap.xml"}
    assert {path.name for path in site.iterdir()} == folders | files


def test_only_our_own_files_are_published(site: Path) -> None:
    """Nothing of the theme, no template and no Markdown reaches a reader."""
    endings = {path.suffix for path in site.rglob("*") if path.is_file()}
    assert endings == {".html", ".css", ".js", ".json", ".png", ".svg", ".webp", ".pdf", ".xml", ".txt"}
    # The drawings stand in the pages; a drawing of its own is the QR code of a short address.
    assert {path.name for path in site.rglob("*.svg")} == {"qr.svg"}
    assert not list((site / "en").rglob("*.[cj]ss*"))


def test_every_internal_link_and_anchor_resolves(site: Path) -> None:
    """Each link of each page leads to a page that exists, and to an anchor that is on it."""
    anchors = {address: set(page.xpath("//@id")) for address, page in pages(site)}
    assert broken_links(site, anchors) == []


def broken_links(site: Path, anchors: dict[str, set[str]]) -> list[str]:
    """Return every link inside the site that leads nowhere."""
    broken = []
    for address, page in pages(site):
        for href in page.xpath("//@href | //@src"):
            target = urlsplit(urljoin(address, href))
            if target.scheme in ("tel", "sms", "data") or target.netloc != urlsplit(SITE).netloc:
                continue
            where = target._replace(fragment="", query="").geturl()
            if where in anchors:
                if target.fragment and unquote(target.fragment) not in anchors[where]:
                    broken.append(f"{address} → {href}")
            elif not (site / unquote(target.path).lstrip("/")).is_file():
                broken.append(f"{address} → {href}")
    return broken


def test_link_walk_can_fail(site: Path, tmp_path: Path) -> None:
    """A planted dead link, a planted dead anchor and a planted dead asset are found."""
    copy = shutil.copytree(site, tmp_path / "site")
    path = copy / "index.html"
    dead = '<a href="nulle-part/">x</a><a href="guides/sextorsion/#rien">x</a><img src="assets/rien.png" alt="">'
    path.write_text(path.read_text(encoding="utf-8").replace("</main>", dead + "</main>"), encoding="utf-8")
    anchors = {address: set(page.xpath("//@id")) for address, page in pages(copy)}
    assert len(broken_links(copy, anchors)) == 3


def test_no_code_runs_and_nothing_comes_from_elsewhere(site: Path) -> None:
    """No inline code or style, and no resource of a third party, on any page; styles load nothing either."""
    assert [found for address, page in pages(site) for found in foreign(address, page)] == []
    for path in site.rglob("*.css"):
        assert not re.search(r"url\(|@import", path.read_text(encoding="utf-8"))


def foreign(address: str, page: html.HtmlElement) -> list[str]:
    """Return what would run, or be fetched from somewhere else, when a page opens."""
    found = [f"{address}: inline script" for script in page.xpath("//script[not(@src)]") if script.text]
    found += [f"{address}: inline style" for _ in page.xpath("//style | //*[@style]")]
    found += [f"{address}: {name}" for name in page.xpath("//@*[starts-with(name(), 'on')]")]
    found += [f"{address}: {href}" for href in page.xpath("//@href[starts-with(., 'javascript:')]")]
    fetched = page.xpath("//@src | //@srcset | //@poster | //@data | //link[@rel='stylesheet']/@href | //iframe/@src")
    found += [f"{address}: {url}" for url in fetched if urlsplit(urljoin(address, url)).netloc != urlsplit(SITE).netloc]
    found += [f"{address}: preconnect" for _ in page.xpath("//link[@rel='preconnect' or @rel='dns-prefetch']")]
    return found


@pytest.mark.parametrize(
    "planted",
    [
        "<script>1</script>",
        '<p style="color:red">x</p>',
        '<p onclick="x()">x</p>',
        '<a href="javascript:x()">x</a>',
        '<img src="//ailleurs.example/x.png" alt="">',
        '<link rel="stylesheet" href="https://ailleurs.example/x.css">',
        "<style>p{}</style>",
    ],
)
def test_foreign_code_is_found(planted: str) -> None:
    """Each kind of planted foreign code is caught."""
    assert len(foreign(SITE, html.document_fromstring(f"<html><body>{planted}</body></html>"))) == 1


def test_languages_know_each_other(site: Path) -> None:
    """Each page has its language and direction, one hreflang a language and x-default, and a switcher without script."""
    for address, page in pages(site):
        first, _, rest = address.removeprefix(SITE).partition("/")
        language, path = (first, rest) if first in LANGUAGES else ("fr", address.removeprefix(SITE))
        assert (page.get("lang"), page.get("dir")) == (language, "rtl" if language == "ar" else "ltr")
        switch = page.xpath('//nav[@class="languages"]//a')
        assert [a.get("hreflang") for a in switch] == LANGUAGES
        twins = page.xpath('//link[@rel="alternate"]')
        if page.xpath('//meta[@name="robots"]'):
            assert not twins
            continue
        there = {code: SITE + ("" if code == "fr" else f"{code}/") + path for code in LANGUAGES}
        assert {t.get("hreflang"): t.get("href") for t in twins} == {**there, "x-default": SITE + path}
        assert page.xpath('//link[@rel="canonical"]/@href') == [address]
        assert [urljoin(address, a.get("href")) for a in switch] == list(there.values())


def test_no_page_says_where_a_reader_comes_from(site: Path) -> None:
    """Following a link from any page tells the other site nothing of what was read."""
    for address, page in pages(site):
        assert page.xpath('//meta[@name="referrer"]/@content') == ["no-referrer"], address


def test_short_addresses_keep_the_subject_secret(site: Path) -> None:
    """The title of a short address says nothing, and no search engine lists it."""
    for address, page in pages(site):
        if "/q/" in address:
            assert page.xpath("//title/text()") == ["Repères"]
            assert page.xpath('//meta[@name="robots"]/@content') == ["noindex"]
            assert not page.xpath('//meta[@name="description"] | //link[@rel="canonical"]')


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_short_addresses_lead_where_their_pages_lead(prefix: str, site: Path) -> None:
    """At its short address a page looks the same, and each of its links leads to the same place."""
    library, _ = sound_library(Project(ROOT))
    for line in library.addresses.addresses:
        if line.moved_to:
            continue
        led = []
        for address in (line.path.removeprefix("/"), f"q/{line.code}/"):
            here = SITE + prefix + address
            page = html.parse(str(site / prefix / address / "index.html")).getroot()
            found = page.xpath('//main//@href | //main//@src | //main//@data-home | //link[@rel="stylesheet"]/@href')
            # Its own parts, and its short address, are the same wherever it stands.
            led.append([urljoin(here, to) for to in found if not to.startswith("#")])
        assert led[0] == led[1], line.path


def test_child_is_given_the_line_of_the_subject(site: Path) -> None:
    """The line for a child who lands on a card about dark thoughts is the one for that; elsewhere, for danger."""
    for card, number in (("idees-noires", "3114"), ("chantage", "119")):
        page = html.parse(str(site / "situations" / card / "index.html"))
        assert page.xpath('//p[@class="minor"]//a/@href') == [f"tel:{number}"]


def test_reader_of_another_language_knows_what_to_say_to_a_line(site: Path) -> None:
    """Beside the numbers of France stands, in French, how to ask for an interpreter; not for who speaks their language,
    nor where other languages are spoken too.
    """
    said = '[contains(., "Je voudrais un interprète")]'
    for prefix, countries in (("", []), ("ar/", ["fr"]), ("de/", ["fr"]), ("nl/", ["fr"])):
        page = html.parse(str(site / prefix / "situations/chantage/index.html"))
        assert sorted(page.xpath(f'//ul[@class="quick"]{said}/@data-country')) == countries, prefix
    french = f'//article//*[@lang="fr"]{said}'
    assert len(html.parse(str(site / "de/aide/fr/index.html")).xpath(french)) == 1
    for address in ("de/aide/ch", "ar/aide/be", "en/aide/ca"):
        assert not html.parse(str(site / address / "index.html")).xpath(french), address


def test_what_is_less_sure_stands_on_the_page_of_its_country_alone(site: Path) -> None:
    """Who fears somebody at home is sent to what is surely known; the country's page has the others, and says why."""
    shown = '//section[@id="qui-aide"]//li/@id'
    assert "contact-fr-ecoute-3919" in html.parse(str(site / "traces/index.html")).xpath(shown)
    swiss = html.parse(str(site / "de/traces/index.html")).xpath(shown)
    assert "contact-ch-aide-aux-victimes" in swiss
    assert "contact-ch-ligne-142" not in swiss
    lines = html.parse(str(site / "de/aide/ch/index.html")).xpath('//section[@id="home-violence"]//li/@id')
    assert "contact-ch-ligne-142" in lines


def test_address_of_a_line_does_not_say_what_it_is_for(site: Path) -> None:
    """Somebody watched leaves their way in the history: on the page on traces, no address inside the site names violence."""
    for language in LANGUAGES:
        page = html.parse(str(site / language.replace("fr", "") / "traces/index.html"))
        links = page.xpath("//main//@href")
        assert any("#contact-" in to for to in links)
        assert not [to for to in links if "violence" in to and not to.startswith("https://")], language


def test_state_platform_is_linked_where_it_must_be(site: Path) -> None:
    """jeprotegemonenfant.gouv.fr is linked from the home page, the help block and every footer."""
    platform = "https://jeprotegemonenfant.gouv.fr/"
    for address, page in pages(site):
        assert platform in page.xpath("//footer//@href"), address
    for name in ("", "en/"):
        home = html.parse(str(site / name / "index.html"))
        assert platform in home.xpath("//main//@href")
        guide = html.parse(str(site / name / "guides/sextorsion/index.html"))
        assert platform in guide.xpath('//section[@id="qui-aide"]//@href')


def test_guide_is_complete_in_both_languages(site: Path) -> None:
    """The guide has the brief's length and blocks, in French and in English."""
    for prefix, minimum, maximum in (("", 700, 1500), ("en/", 700, 1500)):
        page = html.parse(str(site / prefix / "guides/sextorsion/index.html"))
        sections = page.xpath("//article/section/@id")
        assert sections[:3] == ["resume", "pas-sa-faute", "maintenant"]
        assert sections[-1] == "sources"
        prose = page.xpath('//article/section[not(@id="qui-aide") and not(@id="sources") and not(@id="loi")]')
        words = sum(len(section.text_content().split()) for section in prose)
        assert minimum <= words <= maximum


def test_search_index(site: Path) -> None:
    """Search knows each page once, with its kind and its synonyms, and leads to it."""
    for prefix, word in (("", "chantage"), ("en/", "blackmail")):
        documents = json.loads((site / prefix / "search.json").read_text(encoding="utf-8"))["documents"]
        guide = next(d for d in documents if d["address"] == "guides/sextorsion/")
        assert guide["kind"] == "guide"
        assert word in guide["synonyms"]
        assert "**" not in guide["text"]
        assert "](" not in guide["text"]
        for document in documents:
            assert (site / prefix / document["address"] / "index.html").is_file()


def test_shared_links_show_a_neutral_picture(site: Path) -> None:
    """One picture for every page, at its full address; none where the subject is kept secret."""
    for address, page in pages(site):
        pictures = page.xpath('//meta[@property="og:image"]/@content')
        assert len(pictures) == (0 if page.xpath('//meta[@name="robots"]') else 1), address
        for picture in pictures:
            assert picture.startswith(SITE + "assets/")
            assert (site / picture.removeprefix(SITE)).is_file()


def test_sitemap_and_robots(site: Path) -> None:
    """Every address in every language with its twins; the short addresses are closed to robots."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = etree.parse(str(site / "sitemap.xml"))
    listed = tree.xpath("//s:loc/text()", namespaces=names)
    indexed = {
        address
        for address, page in pages(site)
        if not page.xpath('//meta[@name="robots"]') and "/contribuer/" not in address
    }
    assert set(listed) == indexed
    assert all(
        len(url.xpath("x:link", namespaces=names)) == len(LANGUAGES) for url in tree.xpath("//s:url", namespaces=names)
    )
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    assert "Disallow: /q/" in robots
    assert "Disallow: /en/q/" in robots
    assert f"Sitemap: {SITE}sitemap.xml" in robots


def test_build_json_counts(site: Path) -> None:
    """build.json says what was built from what, with no clock and no path of a machine."""
    report = json.loads((site / "build.json").read_text(encoding="utf-8"))
    for kind in ("guides", "platforms", "situations", "pages"):
        assert report["counts"][kind] == len(list((ROOT / "data" / kind).glob("*.yml"))) > 0
    assert report["languages"]["fr"]["missing"] == 0
    assert report["sources"]["data"] == tree_hash(ROOT / "data")
    assert str(ROOT) not in (site / "build.json").read_text(encoding="utf-8")


def test_same_bytes_anywhere(buildable: Project, tmp_path: Path) -> None:
    """The same site from another folder, time zone, locale and hash seed."""
    twin = shutil.copytree(buildable.root, tmp_path / "un autre dossier é")
    one = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    two = {"TZ": "America/Los_Angeles", "LC_ALL": "en_US.UTF-8", "PYTHONHASHSEED": "2", "HOME": str(tmp_path)}
    for root, env in ((buildable.root, one), (twin, two)):
        done = run_reperes("-C", str(root), "build", env=env)
        assert done.returncode == 0, done.stderr
    first, second = (
        {p.relative_to(r): p.read_bytes() for p in r.rglob("*") if p.is_file()}
        for r in (buildable.root / "site", twin / "site")
    )
    assert first == second


def test_fault_in_the_data_replaces_nothing(buildable: Project) -> None:
    """With a fault, the old site stays as it was, and the fault is said."""
    assert run_reperes("-C", str(buildable.root), "build").returncode == 0
    before = tree_hash(buildable.root / "site")
    plant(buildable, "facts.yml", "sources: [page-officielle]", "sources: []")
    done = run_reperes("-C", str(buildable.root), "build")
    assert done.returncode == 1
    assert "data/facts.yml:8:5" in done.stderr
    assert tree_hash(buildable.root / "site") == before
    assert not list(buildable.root.glob(".site.new-*"))


def test_warning_of_mkdocs_stops_the_build(buildable: Project) -> None:
    """A dead link in a contributors' page is a warning for MkDocs; for us it stops the build, with the file's name."""
    page = buildable.docs / "contribuer" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[mort](nulle-part.md)\n", encoding="utf-8")
    done = run_reperes("-C", str(buildable.root), "build")
    assert done.returncode == 1
    assert "contribuer/index.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (buildable.root / "site").exists()


def test_faulty_translation_does_not_stop_the_build(buildable: Project) -> None:
    """One bad English text is French in the English page, with a warning; the build goes on, check fails."""
    run_reperes("-C", str(buildable.root), "translate", "update")
    path = buildable.locale / "en" / "guides.exemple.po"
    text = path.read_text(encoding="utf-8")
    key = 'msgctxt "guides/exemple#point-2.text"'
    at = text.index('msgstr ""', text.index(key))
    path.write_text(text[:at] + 'msgstr "Call."' + text[at + len('msgstr ""') :], encoding="utf-8")
    done = run_reperes("-C", str(buildable.root), "build")
    assert done.returncode == 0
    assert "data/locale/en/guides.exemple.po" in done.stderr
    english = (buildable.root / "site/en/guides/exemple/index.html").read_text(encoding="utf-8")
    assert '<span lang="fr" dir="ltr">Appelez <a' in english
    assert run_reperes("-C", str(buildable.root), "check").returncode == 1


def test_out_of_language_is_a_sentence(buildable: Project) -> None:
    """A language that is not there is refused with those that are."""
    done = run_reperes("-C", str(buildable.root), "build", "--language", "xx", "--out", str(buildable.root / "x"))
    assert done.returncode == 1
    assert "« xx »" in done.stderr
    assert "fr, en" in done.stderr


def test_moved_address_leads_on(buildable: Project) -> None:
    """An address that moved holds a page that leads to the new one, in each language."""
    plant(
        buildable,
        "addresses.yml",
        "  - {path: /aide",
        "  - {path: /ancien/, code: zzz9, moved_to: /guides/exemple/}\n  - {path: /aide",
    )
    assert run_reperes("-C", str(buildable.root), "build").returncode == 0
    old = (buildable.root / "site/en/ancien/index.html").read_text(encoding="utf-8")
    assert 'url=../guides/exemple/"' in old
    for prefix in ("", "en/"):
        old_page = html.parse(str(buildable.root / "site" / prefix / "ancien/index.html")).getroot()
        assert old_page.xpath('//meta[@name="robots"]/@content') == ["noindex"]
        assert old_page.xpath("//a/@href") == ["../guides/exemple/"]
        short = html.parse(str(buildable.root / "site" / prefix / "q/zzz9/index.html")).getroot()
        new = html.parse(str(buildable.root / "site" / prefix / "guides/exemple/index.html")).getroot()
        # What was printed with the code of the old address still leads to the guide itself.
        assert [etree.tostring(p.xpath("//article")[0]) for p in (short, new)] == [
            etree.tostring(new.xpath("//article")[0])
        ] * 2
        assert short.xpath('//meta[@name="robots"]/@content') == ["noindex"]
        assert short.xpath("//title/text()") == ["Repères"]


def test_languages_from_right_to_left(buildable: Project) -> None:
    """Arabic and Persian build like the others: their direction, the French marked, numbers in their order."""
    add_belgium(buildable)
    plant(
        buildable,
        "site.yml",
        "  - {code: en,",
        "  - {code: ar, state: draft, countries: [be]}\n  - {code: fa, state: read, countries: [fr]}\n  - {code: en,",
    )
    assert run_reperes("-C", str(buildable.root), "check", "--today", "2026-11-23").stdout == ""
    done = run_reperes("-C", str(buildable.root), "build")
    assert done.returncode == 0, done.stderr
    for language in ("ar", "fa"):
        found = sorted((buildable.root / "site" / language).rglob("*.html"))
        assert len(found) > 10
        for path in found:
            page = html.parse(str(path)).getroot()
            assert (page.get("lang"), page.get("dir")) == (language, "rtl"), path
            assert page.xpath("//article/@dir") in (["rtl"], []), path
            assert page.xpath("//h1//@dir")[:1] in (["ltr"], []), path
        guide = html.parse(str(buildable.root / "site" / language / "guides/exemple/index.html"))
        (prose,) = guide.xpath('//section[@id="pas-sa-faute"]//p')
        assert prose.text_content() == "Il y a eu 12\u202f000 signalements."
        assert prose.getparent().attrib == {"lang": "fr", "dir": "ltr"}
        assert all(link.xpath('.//bdi[@dir="ltr"]') for link in guide.xpath('//a[starts-with(@href, "tel:")]'))


def test_plain_mkdocs_builds_one_language(buildable: Project) -> None:
    """`mkdocs build`, without our command, gives the same pages of the language the environment names."""
    assert run_reperes("-C", str(buildable.root), "build", "--no-leaflets").returncode == 0
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=buildable.root,
        env={**os.environ, "REPERES_LANGUAGE": "en", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    plain, ours = buildable.root / "build" / "mkdocs", buildable.root / "site" / "en"
    names = {p.relative_to(plain) for p in plain.rglob("*.html")}
    assert names == {p.relative_to(ours) for p in ours.rglob("*.html")}
    for name in names:
        assert (plain / name).read_bytes() == (ours / name).read_bytes()


def test_killed_at_any_moment(buildable: Project) -> None:
    """Killed again and again, the old or the new site stands there whole, and the next run removes leftovers."""
    build = [sys.executable, "-m", "reperes", "-C", str(buildable.root), "build"]
    assert subprocess.run(build, capture_output=True, check=False, timeout=120).returncode == 0
    site = buildable.root / "site"
    known = {tree_hash(site)}
    for attempt in range(14):
        plant(buildable, "pages/accueil.yml", "lead: Pour les essais", "lead: Pour les essais encore")
        started = subprocess.Popen(build, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # From before the first page to after the exchange, whatever the machine's speed.
        time.sleep(0.1 + attempt * 0.1)
        started.send_signal(signal.SIGKILL)
        started.wait()
        if tree_hash(site) not in known:
            # A new whole site: exactly what an undisturbed build of the same data gives.
            out = buildable.root / "twin"
            assert (
                subprocess.run([*build, "--out", str(out)], capture_output=True, check=False, timeout=120).returncode
                == 0
            )
            assert tree_hash(site) == tree_hash(out)
            known.add(tree_hash(site))
            shutil.rmtree(out)
    assert subprocess.run(build, capture_output=True, check=False, timeout=120).returncode == 0
    assert not [p.name for p in buildable.root.iterdir() if p.name.startswith(".site.") and p.name != ".site.lock"]


def test_workers_end_with_their_parent(buildable: Project) -> None:
    """Processes of a killed build do not live on and write."""
    build = [sys.executable, "-m", "reperes", "-C", str(buildable.root), "build"]
    started = subprocess.Popen(build, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    children: list[str] = []
    deadline = time.monotonic() + 20
    while not children and started.poll() is None and time.monotonic() < deadline:
        children = subprocess.run(
            ["pgrep", "-P", str(started.pid)], capture_output=True, text=True, check=False
        ).stdout.split()
        time.sleep(0.01)
    started.kill()
    started.wait()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert children
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def test_file_changed_during_the_build(buildable: Project) -> None:
    """A file saved while the site is built: nothing is replaced, and it is said."""
    from reperes.output import site as assembly

    sound = assembly.read_sound(buildable)
    plant(buildable, "pages/accueil.yml", "Pour les essais", "Pour d’autres essais")
    with pytest.raises(FaultError, match="data/ a changé"):
        assembly.build(sound, buildable.root / "site", jobs=1)
    assert not (buildable.root / "site").exists()


def test_unwritable_output_is_a_sentence(buildable: Project) -> None:
    """An output that cannot be written (here, under a file) is one sentence, exit status 1."""
    (buildable.root / "occupé").write_text("x", encoding="utf-8")
    done = run_reperes("-C", str(buildable.root), "build", "--out", str(buildable.root / "occupé" / "site"))
    assert done.returncode == 1
    assert "impossible d’écrire" in done.stderr
    assert "Traceback" not in done.stderr


def test_full_disk_replaces_nothing(buildable: Project) -> None:
    """When the disk refuses more (here, by a limit on the size of files), the old site stays, in one sentence."""
    build = [sys.executable, "-m", "reperes", "-C", str(buildable.root), "build"]
    assert subprocess.run(build, capture_output=True, check=False, timeout=120).returncode == 0
    before = tree_hash(buildable.root / "site")

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    done = subprocess.run(build, capture_output=True, text=True, check=False, timeout=120, preexec_fn=small_files)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "rien n’a été remplacé" in done.stderr
    assert tree_hash(buildable.root / "site") == before
    assert not list(buildable.root.glob(".site.new-*"))
