"""Files: every data set and the files that carry it, for the description that portals read and the page for people."""

from dataclasses import dataclass

COLLECTIONS = {"practice": "practices", "term": "terms", "organisation": "organisations", "question": "questions"}
SCHEMAS = (*COLLECTIONS, "moved", "collection", "facets")  # below /data/v1/schemas/


@dataclass(frozen=True)
class File:
    """A file below `/data/v1/`: its media type, its type in the EU's list, and the word that says what it is."""

    path: str
    media_type: str
    file_type: str
    about: str  # a key of words.yml

    @property
    def name(self) -> str:
        """Its name in linked data, after `#`."""
        return f"file-{self.path.replace('.', '-')}"


@dataclass(frozen=True)
class Dataset:
    """A data set. `title` and `description` are keys of words.yml."""

    name: str
    title: str
    description: str
    files: tuple[File, ...]


def _json(name: str) -> File:
    return File(f"{name}.json", "application/json", "JSON", "file_json")


def _csv(name: str) -> File:
    return File(f"{name}.csv", "text/csv", "CSV", "file_csv")


GLOSSARY = (
    File("glossary.ttl", "text/turtle", "RDF_TURTLE", "file_turtle"),
    File("glossary.jsonld", "application/ld+json", "JSON_LD", "file_json_ld"),
    File("glossary.tbx", "application/xml", "XML", "file_tbx"),
)
TITLES = {"practice": "practices", "term": "glossary", "organisation": "organisations", "question": "questions"}
DATASETS = (
    *(
        Dataset(
            name,
            TITLES[kind],
            f"intro_{TITLES[kind]}",
            (_json(name), _csv(name), *(GLOSSARY if kind == "term" else ())),
        )
        for kind, name in COLLECTIONS.items()
    ),
    Dataset("facets", "facets", "intro_facets", (_json("facets"), _csv("facets"))),
)
BESIDE = (
    File("openapi.json", "application/json", "JSON", "file_openapi"),
    File("catalogue.ttl", "text/turtle", "RDF_TURTLE", "file_dcat"),
)
IN_EACH_LANGUAGE = (
    File("news.{lang}.atom", "application/atom+xml", "ATOM", "file_atom"),
    File("reconfirm.{lang}.ics", "text/calendar", "ICS", "file_ics"),
)
