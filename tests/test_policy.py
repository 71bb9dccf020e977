"""The security policy as it is written: on every page, before all that it concerns, and nothing in its way."""

import re
from base64 import b64decode
from hashlib import sha256
from pathlib import Path

import pytest

from inclusive.languages import LANGS
from inclusive.publish.handler import RELOAD
from inclusive.render.addresses import Place
from inclusive.render.pages import ALONE, MAKERS
from inclusive.render.policy import SCRIPTS, allowing, frame_policy, policy
from tests.browser.page_types import EVERY_PAGE
from tests.browser.test_policy import OF_THE_MINIATURE
from tests.conftest import ROOT

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
DATA = ("application/ld+json", "application/json")  # blocks of data: a browser never runs them
INLINE_SCRIPT = re.compile(rf"<script(?![^>]*\ssrc=)(?!\stype=\"(?:{'|'.join(map(re.escape, DATA))})\"[\s>])[^>]*>")
NAMES = {f"{kind}-src" for kind in ("default", "script", "style", "img", "connect", "worker")} | {
    "base-uri",
    "form-action",
}
FORMS = ["form-action", "'self'", "https://github.com"]
OWN_STYLE = re.compile(r"<style|<[a-z][^>]*\sstyle=", re.IGNORECASE)
HANDLER = re.compile(r"<[a-z][^<>]*\son[a-z]+=", re.IGNORECASE)


@pytest.fixture(scope="module")
def written(site: Path, example_site: Path) -> dict[str, str]:
    """Every page of both sites: path → text."""
    folders = {"real": site, "example": example_site}
    return {
        f"{name}/{file.relative_to(folder).as_posix()}": file.read_text(encoding="utf-8")
        for name, folder in folders.items()
        for file in sorted(folder.rglob("*.html"))
    }


def test_every_page_tells_its_policy_before_anything_it_concerns(written: dict[str, str]) -> None:
    for path, html in written.items():
        assert len(META.findall(html)) == 1, path
        before = html.split("<meta http-equiv", 1)[0]
        assert before.strip().endswith('<meta charset="utf-8">'), path
        assert not re.search("<script|<link|<style|<base", before), path


def test_every_template_with_a_head_tells_a_policy_first() -> None:
    scripts = ROOT / "scripts" / "inclusive"
    heads = {file: text for file in scripts.rglob("*.html") if "<head>" in (text := file.read_text(encoding="utf-8"))}
    assert len(heads) >= 9
    for file, text in heads.items():
        assert re.search(r'<head>\n<meta charset="utf-8">\n\{\{ (?:m\.)?policy \}\}\n', text), file


def test_no_page_holds_a_script_a_style_or_a_handler_of_its_own(written: dict[str, str]) -> None:
    for path, html in written.items():
        assert not INLINE_SCRIPT.search(html), path
        assert not OWN_STYLE.search(html), path
        assert not HANDLER.search(html), path


def is_strict(told: str) -> bool:
    """Whether a policy allows nothing but what is ours: each directive once, from ourselves, and forms to GitHub."""
    rules = [one.split() for one in told.split("; ")]
    names = [rule[0] for rule in rules]
    return (
        rules[0] == ["default-src", "'none'"]
        and len(names) == len(set(names))
        and {"base-uri", "form-action"} <= set(names) <= NAMES
        and all(values in (["'none'"], ["'self'"]) or rule == FORMS for rule in rules for values in [rule[1:]])
        and ["base-uri", "'none'"] in rules
    )


def test_no_policy_is_loose(written: dict[str, str]) -> None:
    told = {policy for html in written.values() for policy in META.findall(html)}
    assert len(told) == 3  # of a page, of a page with a form that leads to the repository, of a frame
    assert [one for one in told if not is_strict(one)] == []


@pytest.mark.parametrize("told", [policy(), policy(["https://github.com/a/b"]), frame_policy()])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("default-src 'none'", "default-src 'self'"),
        ("default-src 'none'; ", ""),
        ("default-src 'none'", "default-src *"),
        ("default-src 'none'; ", "default-src 'none'; script-src 'unsafe-inline'; "),
        ("default-src 'none'; ", "default-src 'none'; script-src 'self' 'unsafe-inline'; "),
        ("default-src 'none'; ", "default-src 'none'; script-src 'sha256-AAAA'; "),
        ("default-src 'none'; ", "default-src 'none'; script-src-elem 'self'; "),
        ("default-src 'none'; ", "default-src 'none'; object-src 'self'; "),
        ("default-src 'none'; ", "default-src 'none'; frame-src 'self'; "),
        ("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
        ("style-src 'self'", "style-src 'self' data:"),
        ("style-src 'self'", "style-src https://example.org"),
        ("style-src 'self'", "style-src 'self' https:"),
        ("style-src 'self'", "style-src *.github.com"),
        ("style-src 'self'", "style-src 'self'; style-src *"),
        ("base-uri 'none'", "base-uri 'self'"),
        ("; base-uri 'none'", ""),
        ("form-action '", "form-action * '"),
        ("form-action '", "form-action https://example.org '"),
        ("form-action '", "form-action 'self' https://github.com.example.org '"),
        ("form-action '", "report-uri /told; form-action '"),
        ("; form-action", "; sandbox allow-scripts"),
    ],
)
def test_a_loosened_policy_would_be_found(told: str, old: str, new: str) -> None:
    (content,) = META.findall(told)
    assert is_strict(content)
    assert old in content
    assert not is_strict(content.replace(old, new, 1))


def test_what_a_form_leads_to_is_allowed_by_its_host_alone() -> None:
    told = policy(["https://github.com/a/b", "https://github.com/a/c"])
    assert "form-action 'self' https://github.com\"" in told
    assert "script-src" not in frame_policy()


def test_the_line_of_the_preview_is_allowed_by_its_hash() -> None:
    page = allowing(f"<head>{policy()}</head>", RELOAD)
    found = re.search(rf"{SCRIPTS} 'sha256-([^']+)';", page)
    assert found is not None
    assert b64decode(found[1]) == sha256(RELOAD.encode()).digest()


def test_every_type_of_page_is_opened_under_its_policy() -> None:
    """In a browser that tells violations, by the tests that visit these."""
    opened = {*EVERY_PAGE.values(), *OF_THE_MINIATURE}
    alone = {section: {Place(lang, section).path for lang in LANGS} for section in ALONE}
    assert [section for section, paths in alone.items() if not paths & opened] == []
    records = opened.difference(*alone.values())
    below = {section: tuple(Place(lang, section).path for lang in LANGS) for section in MAKERS}
    assert [one for one, folders in below.items() if not [path for path in records if path.startswith(folders)]] == []


@pytest.mark.parametrize(
    ("html", "pattern"),
    [
        ("<script>a()</script>", INLINE_SCRIPT),
        ('<script type="module">a()</script>', INLINE_SCRIPT),
        ('<p style="color: red">', OWN_STYLE),
        ("<style>p {}</style>", OWN_STYLE),
        ('<img src="a" onerror="b()">', HANDLER),
    ],
)
def test_what_should_not_stand_there_would_be_found(html: str, pattern: re.Pattern[str]) -> None:
    assert pattern.search(html)
