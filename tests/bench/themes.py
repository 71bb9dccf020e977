"""What a project of another generator needs beside its texts: settings and templates.

The page around a text has the parts of ours (head, menu, search box, foot) and about its weight.
"""

import random
import shutil
from pathlib import Path

from inclusive.languages import LANGS, Lang
from tests.bench.generate import write

TEMPLATES = Path(__file__).parent / "templates"
ICONS = 44  # drawings at the foot of a page, so that it weighs about as much as a page of our site
SITES = {Lang.FR: "Pratiques inventées", Lang.NL: "Verzonnen praktijken"}
ZENSICAL = """\
site_name: {site}
site_url: https://example.org/{lang}/
theme:
  name: material
  language: {lang}
  font: false
markdown_extensions:
  - attr_list
  - md_in_html
  - toc: {{permalink: false}}
nav:
  - index.md
  - practices/index.md
  - glossary.md
  - about.md
extra:
  alternate:
    - {{name: Français, link: /fr/, lang: fr}}
    - {{name: Nederlands, link: /nl/, lang: nl}}
plugins:
  - search
{validation}"""
UNCHECKED = """
[markup.goldmark.renderHooks.link]
useEmbedded = "never"
"""


def add_theme(name: str, folder: Path) -> None:
    """Templates and settings of a project."""
    if name == "zensical":
        for lang in LANGS:
            for file, validation in (("mkdocs.yml", ""), ("unchecked.yml", "validation: false\n")):
                write(folder / lang, {file: ZENSICAL.format(site=SITES[lang], lang=lang, validation=validation)})
    else:
        shutil.copytree(TEMPLATES / name, folder, dirs_exist_ok=True)
        write(folder / {"hugo": "layouts/_partials", "eleventy": "_includes"}[name], {"icons.html": icons()})
    if name == "hugo":
        shutil.copytree(
            folder / "layouts", folder / "unchecked", ignore=shutil.ignore_patterns("_markup"), dirs_exist_ok=True
        )
        settings = (folder / "hugo.toml").read_text(encoding="utf-8").replace('["HTML", "JSON"]', '["HTML"]')
        write(folder, {"unchecked.toml": 'layoutDir = "unchecked"\n' + settings + UNCHECKED})


def icons() -> str:
    """Drawings that mean nothing."""
    rng = random.Random("icons")
    drawn = (
        " ".join(f"{rng.choice('MLCQ')}{rng.randrange(24)} {rng.randrange(24)}" for _ in range(24))
        for _ in range(ICONS)
    )
    return "".join(f'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{path}"/></svg>\n' for path in drawn)
