"""Addresses: where every page stands, in both languages. An address, once published, does not change."""

from dataclasses import dataclass

from inclusive.languages import Lang

SECTIONS: dict[str, dict[Lang, str]] = {
    "practice": {Lang.FR: "pratiques", Lang.NL: "praktijken"},
    "term": {Lang.FR: "glossaire", Lang.NL: "woordenlijst"},
    "organisation": {Lang.FR: "organisations", Lang.NL: "organisaties"},
    "question": {Lang.FR: "questions", Lang.NL: "vragen"},
    "publics": {Lang.FR: "publics", Lang.NL: "doelgroepen"},
    "barriers": {Lang.FR: "obstacles", Lang.NL: "drempels"},
    "settings": {Lang.FR: "cadres", Lang.NL: "settings"},
    "lines": {Lang.FR: "lignes", Lang.NL: "lijnen"},
    "places": {Lang.FR: "communes", Lang.NL: "gemeenten"},
    "overview": {Lang.FR: "panorama", Lang.NL: "overzicht"},
    "years": {Lang.FR: "annees", Lang.NL: "jaren"},
    "offline": {Lang.FR: "hors-ligne", Lang.NL: "offline"},
    "rule": {Lang.FR: "regles", Lang.NL: "regels"},
    "search": {Lang.FR: "recherche", Lang.NL: "zoeken"},
    "fields": {Lang.FR: "champs", Lang.NL: "velden"},
    "workbook": {Lang.FR: "cahier", Lang.NL: "werkboek"},
    "propose": {Lang.FR: "proposer", Lang.NL: "voorstellen"},
    "standing": {Lang.FR: "suivi", Lang.NL: "opvolging"},
    "translations": {Lang.FR: "traductions", Lang.NL: "vertalingen"},
    "commands": {Lang.FR: "commandes", Lang.NL: "opdrachten"},
    "data": {Lang.FR: "donnees", Lang.NL: "gegevens"},
    "embed": {Lang.FR: "integrer", Lang.NL: "insluiten"},
    "print": {Lang.FR: "glossaire-entier", Lang.NL: "hele-woordenlijst"},
    "edition": {Lang.FR: "editions", Lang.NL: "edities"},
    "policy": {Lang.FR: "documents", Lang.NL: "documenten"},
    "page:care-organisation": {Lang.FR: "organisation-des-soins", Lang.NL: "organisatie-van-de-zorg"},
    "page:who-is-competent": {Lang.FR: "qui-est-competent", Lang.NL: "wie-is-bevoegd"},
    "page:care-levels": {Lang.FR: "lignes-de-soins-expliquees", Lang.NL: "zorglijnen-uitgelegd"},
    "page:integrated-plan": {Lang.FR: "plan-integre", Lang.NL: "geintegreerd-plan"},
    "page:territory": {Lang.FR: "territoire", Lang.NL: "territorium"},
    "page:concertation": {Lang.FR: "concertation", Lang.NL: "overleg"},
    "page:about": {Lang.FR: "a-propos", Lang.NL: "over"},
    "page:contribute": {Lang.FR: "contribuer", Lang.NL: "bijdragen"},
    "page:criteria": {Lang.FR: "criteres", Lang.NL: "criteria"},
    "page:how-to-use": {Lang.FR: "mode-d-emploi", Lang.NL: "gebruik"},
    "page:accessibility": {Lang.FR: "accessibilite", Lang.NL: "toegankelijkheid"},
    "page:easy-home": {Lang.FR: "facile-a-lire", Lang.NL: "makkelijk-lezen"},
    "page:easy-criteria": {Lang.FR: "criteres-facile-a-lire", Lang.NL: "criteria-makkelijk-lezen"},
    "page:easy-how-to-use": {Lang.FR: "mode-d-emploi-facile-a-lire", Lang.NL: "gebruik-makkelijk-lezen"},
}
PROPOSED: dict[str, dict[Lang, str]] = {  # the forms, below the section `propose`
    "practice": {Lang.FR: "pratique", Lang.NL: "praktijk"},
    "term": {Lang.FR: "mot", Lang.NL: "woord"},
    "translation": {Lang.FR: "traduction", Lang.NL: "vertaling"},
    "correction": {Lang.FR: "correction", Lang.NL: "verbetering"},
    "confirmation": {Lang.FR: "encore-vrai", Lang.NL: "klopt-dit-nog"},
}
LEFT = {f"left-{kind}": kind for kind in ("practice", "term", "organisation", "question")}  # ids that were left
FACET_PAGES = ("publics", "barriers", "settings", "lines", "places")


@dataclass(frozen=True)
class Place:
    """A page: what it shows, in which language. `record` is empty for a page that stands alone."""

    lang: Lang
    section: str  # a key of SECTIONS, or `home`
    record: str = ""

    @property
    def path(self) -> str:
        """The path below the site's root, ending in `/`: `fr/pratiques/x/`."""
        return f"{self.lang}/{self.path_in_language}"

    @property
    def path_in_language(self) -> str:
        """The path below the language's own root."""
        if self.section == "home":
            return ""
        section = LEFT.get(self.section, self.section)
        slug = SECTIONS.get(section, {}).get(self.lang) or section.removeprefix("page:")
        return f"{slug}/{self._last}/" if self.record else f"{slug}/"

    @property
    def _last(self) -> str:
        """What the record is called in the address: its own name, or a word of the language where it is no record."""
        if self.section == "propose" and self.record in PROPOSED:
            return PROPOSED[self.record][self.lang]
        return self.record if self.section == "edition" else slugged(self.record)

    @property
    def depth(self) -> int:
        """How many folders below the language's root."""
        return 2 if self.record else 0 if self.section == "home" else 1

    @property
    def other(self) -> "Place":
        """The same page in the other language."""
        return Place(self.lang.other, self.section, self.record)

    def to(self, other: "Place") -> str:
        """The relative address of `other` as seen from here; it works on any host and from a folder."""
        return "../" * (self.depth + 1) + other.path if self.lang is not other.lang else self.within(other)

    def to_file(self, path: str) -> str:
        """The relative address of a file of the site that is no page; `path` starts at the site's root."""
        return "../" * (self.depth + 1) + path

    def within(self, other: "Place") -> str:
        """The relative address of `other` in the same language."""
        return ("../" * self.depth + other.path_in_language) or "./"


def named_page(lang: Lang, name: str) -> Place:
    """What `page:name` in a hand-written page leads to: a page that the build makes, or another hand-written one."""
    return Place(lang, name if name in SECTIONS else f"page:{name}")


def slugged(record: str) -> str:
    """A record as part of an address: `0.5` → `0-5`."""
    return record.replace(".", "-")


def permanent(record: str, edition: str = "") -> str:
    """The language-free address of a record, below the site's root; or of its words in an edition."""
    return f"id/{record}/{edition}/" if edition else f"id/{record}/"


DATA = "data/v1/"
GLOSSARY_PDF = "paper/glossaire-woordenlijst.pdf"  # in both languages at once
GLOSSARY_DOCX = "paper/glossaire-woordenlijst.docx"
COPY = "download/pratiques-inclusives-inclusieve-praktijken.zip"  # the whole site


def record_data(record: str) -> str:
    """The JSON of a record, below the site's root."""
    return f"{DATA}records/{record}.json"


def sheet(practice: str, lang: Lang) -> str:
    """The sheet of a practice as PDF, below the site's root."""
    return f"paper/{practice}.{lang}.pdf"


def frame_path(term: str, lang: Lang) -> str:
    """The page of a definition made for a frame, below the site's root."""
    return f"embed/{term}/{lang}/"


def oembed_path(term: str, lang: Lang) -> str:
    """The oEmbed answer for that page."""
    return f"embed/{term}/{lang}/oembed.json"
