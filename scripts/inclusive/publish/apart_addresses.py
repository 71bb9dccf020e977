"""Apart addresses: what somebody may quote of what is made beside the build: data, frames, documents to print.

`{record}`, `{term}`, `{practice}` stand for the id of every record of that kind that there has ever been.
"""

from collections.abc import Iterator

from inclusive.data.files import BESIDE, DATASETS, IN_EACH_LANGUAGE, SCHEMAS
from inclusive.languages import LANGS
from inclusive.render.addresses import (
    DATA,
    GLOSSARY_DOCX,
    GLOSSARY_PDF,
    frame_path,
    oembed_path,
    record_data,
    sheet,
)


def apart_addresses() -> list[str]:
    """Every address from the site's root; one pattern stands for those of all records of a kind."""
    files = [f"{DATA}{name}" for name in ("", *_data_files())]
    each = [record_data("{record}"), *(path("{term}", lang) for path in (frame_path, oembed_path) for lang in LANGS)]
    embedding = ["embed/definition.js", "embed/frame.css"]
    paper = [GLOSSARY_PDF, GLOSSARY_DOCX, *(sheet("{practice}", lang) for lang in LANGS)]
    return [f"/{path}" for path in (*files, *each, *embedding, *paper)]


def _data_files() -> Iterator[str]:
    for file in (*(file for dataset in DATASETS for file in dataset.files), *BESIDE):
        yield file.path
        if file.file_type == "CSV":
            yield f"{file.path}-metadata.json"
    yield from (file.path.format(lang=lang) for file in IN_EACH_LANGUAGE for lang in LANGS)
    yield from (f"schemas/{name}.json" for name in SCHEMAS)
