"""Reuse: pages for those who take the base elsewhere: its data, a definition in their page, the glossary on paper."""

from markupsafe import Markup

from inclusive.corpus import term_text
from inclusive.data.files import BESIDE, DATASETS, IN_EACH_LANGUAGE, File
from inclusive.embedding.element import COMPONENT, iframe
from inclusive.languages import Lang
from inclusive.model.fields import Source
from inclusive.model.term import Term
from inclusive.render.addresses import (
    COPY,
    DATA,
    GLOSSARY_DOCX,
    GLOSSARY_PDF,
    Place,
    frame_path,
    oembed_path,
    permanent,
    record_data,
)
from inclusive.render.facts import Facts, source_facts
from inclusive.render.prose import Addresses, inline_html, to_html
from inclusive.render.site import Site
from inclusive.render.words import words

EXAMPLE = "bas-seuil"  # the concept of the examples, where the base has it


def data_facts(site: Site, here: Place) -> Facts:
    """The page of the data: every file, what it is for, and what may change."""
    own = words()[here.lang]
    return {
        "datasets": [
            {
                "id": dataset.name,
                "title": own[dataset.title],
                "about": own[dataset.description],
                "files": [_file(here, file) for file in dataset.files],
            }
            for dataset in DATASETS
        ],
        "beside": [_file(here, file) for file in BESIDE],
        "followed": [_file(here, file, here.lang) for file in IN_EACH_LANGUAGE],
        "pdf": here.to_file(GLOSSARY_PDF),
        "docx": here.to_file(GLOSSARY_DOCX),
        "print": here.within(Place(here.lang, "print")),
        "embed": here.within(Place(here.lang, "embed")),
        "record": site.publication.site_url + record_data(example(site)),
        "licence": f"{site.publication.repo_url}/blob/main/LICENSE-CONTENT",
    }


def _file(here: Place, file: File, lang: Lang | None = None) -> Facts:
    path = file.path.format(lang=lang)
    about = words()[here.lang][file.about]
    return {"href": here.to_file(DATA + path), "path": path, "about": about, "media_type": file.media_type}


def example(site: Site) -> str:
    """The concept that examples show."""
    return EXAMPLE if site.node(f"card/{EXAMPLE}") else site.ids("term")[0]


def offline_facts(site: Site, here: Place) -> Facts:
    """The page about reading without a connection: the words of its script, the whole site as one archive."""
    del site
    own = words()[here.lang]
    said = {
        "full": own["offline_full"],
        "kept": own["offline_kept"],
        "lost": own["offline_lost"],
        "older": own["offline_older"],
        "size": own["offline_size"],
        "some": own["offline_some"],
    }
    return {"copy": here.to_file(COPY), "words": said}


def embed_facts(site: Site, here: Place) -> Facts:
    """The page that shows how to put a definition in another page."""
    term, url, own = example(site), site.publication.site_url, words()[here.lang]
    name = site.name(term, here.lang)
    return {
        "name": name,
        "iframe": iframe(url + frame_path(term, here.lang), own["embed_title"].format(term=name), here.lang),
        "component": COMPONENT.format(url=url, term=term, lang=here.lang, name=name, address=url + permanent(term)),
        "frame": f"{url}{frame_path('<id>', here.lang)}",
        "oembed": f"{url}{oembed_path('<id>', here.lang)}",
        "glossary": here.within(Place(here.lang, "term")),
    }


def print_facts(site: Site, here: Place) -> Facts:
    """The whole glossary on one page, domain by domain."""
    terms = {term: site.term(term) for term in site.ids("term")}
    domains = []
    for value in site.facet("domains"):
        held = [terms[term] for term in terms if terms[term].domain == value.id]
        told = sorted((_printed(site, here, term) for term in held), key=lambda one: one["order"])
        if told:
            domains.append({"id": value.id, "name": site.label("domains", value.id, here.lang).label, "terms": told})
    return {"domains": domains, "pdf": here.to_file(GLOSSARY_PDF), "docx": here.to_file(GLOSSARY_DOCX)}


def _printed(site: Site, here: Place, term: Term) -> Facts:
    link, spoken = site.link(here, term.id), site.language_of(term.id, here.lang)
    text, other = term_text(term, spoken), term_text(term, spoken.other)
    assert text is not None  # a concept has one text at least
    how = _addresses(site, here, term.id, term.sources)
    return {
        **link,
        "own_id": term.id,
        "abbreviation": text.abbreviation,
        "definition": Markup(inline_html(text.definition, (), how)),
        "note": Markup(to_html(text.note, (), how)) if text.note else None,
        "avoid": dict(text.avoid),
        "other": other.term if other else None,
        "other_lang": spoken.other.tag,
        "sources": source_facts(term.sources),
        "permanent": site.publication.site_url + permanent(term.id),
    }


def _addresses(site: Site, here: Place, term: str, sources: tuple[Source, ...]) -> Addresses:
    """How a text of the concept reaches records, and its own sources among those of all others."""
    numbers = {source.id: (number, source.title) for number, source in enumerate(sources, start=1)}
    label = words()[here.lang]["source_mark"]

    def record(target: str) -> tuple[str, str]:
        found = site.link(here, target)
        return found["href"], found["name"]

    def mark(target: str) -> tuple[str, str, str]:
        number, title = numbers[target]
        return f"#{term}-{target}", str(number), label.format(number=number, title=title)

    return Addresses(lambda target: site.link(here, target)["href"], record, mark)
