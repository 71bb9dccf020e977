"""Words: what the site itself says, in both languages: `words.yml`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from inclusive.languages import LANGS, Lang


@cache
def words() -> Mapping[Lang, Mapping[str, str]]:
    """The site's own words in each language."""
    text = (Path(__file__).parent / "words.yml").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=yaml.CSafeLoader)
    return {lang: content[lang.value] for lang in LANGS}
