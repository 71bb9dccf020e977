"""The search index: Pagefind, one index per language, fed with the pages' own HTML."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

from inclusive.languages import Lang


def write_indexes(pages: Mapping[Lang, Mapping[str, str]], folder: Path) -> None:
    """Write `folder/<lang>/pagefind/`; `pages` gives for each language address below its root → HTML."""
    asyncio.run(_write_all(pages, folder))


async def _write_all(pages: Mapping[Lang, Mapping[str, str]], folder: Path) -> None:
    await asyncio.gather(*(_write(lang, own, folder / lang / "pagefind") for lang, own in pages.items()))


async def _write(lang: Lang, pages: Mapping[str, str], target: Path) -> None:
    config = IndexConfig(force_language=lang.tag.lower(), output_path=str(target))
    async with PagefindIndex(config=config) as index:
        for address in sorted(pages):
            await index.add_html_file(url=address, content=pages[address])
        await index.write_files(output_path=str(target))
