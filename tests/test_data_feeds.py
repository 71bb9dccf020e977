"""Feeds and calendars: read by feedparser and icalendar; useful before the first edition, right after it."""

import datetime
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar

from inclusive.data.calendars import LINE
from inclusive.data.feeds import LONGEST, News, atom
from inclusive.languages import LANGS, Lang
from tests.conftest import EXAMPLE, ROOT
from tests.data_files import BOTH, SITE, base_of, corpus_of, files_of

each_base = pytest.mark.parametrize("root", BOTH, ids=("example", "real"))
each_language = pytest.mark.parametrize("lang", LANGS)


@each_base
@each_language
def test_the_feed_is_read_and_useful_without_an_edition(root: Path, lang: Lang) -> None:
    read = feedparser.parse(files_of(root)[f"news.{lang}.atom"])
    assert not read.bozo
    assert read.version == "atom10"
    assert 0 < len(read.entries) <= LONGEST
    assert read.feed.language == lang.tag
    assert all(entry.id.startswith(f"{SITE}id/") and entry.summary and entry.updated for entry in read.entries)
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    assert [entry.updated for entry in read.entries] == sorted((one.updated for one in read.entries), reverse=True)


def test_news_of_an_edition_leads_to_its_words() -> None:
    news = News("accueil", "term", "2026-12-01", "accueil <&>", Lang.FR, "a changé ]]>", "changé", "2026.1")
    read = feedparser.parse(atom(base_of(corpus_of(EXAMPLE)), Lang.NL, [news]))
    assert not read.bozo
    (entry,) = read.entries
    assert entry.id == f"{SITE}id/accueil/2026.1/"
    assert entry.title == "accueil <&>"
    assert entry.title_detail.language == "fr-BE"
    assert {tag.term for tag in entry.tags} == {"term", "changé"}


def test_a_feed_without_news_is_still_a_feed() -> None:
    read = feedparser.parse(atom(base_of(corpus_of(EXAMPLE)), Lang.FR, []))
    assert not read.bozo
    assert read.entries == []


@each_base
@each_language
def test_the_calendar_is_read_and_lists_what_is_due(root: Path, lang: Lang) -> None:
    text = files_of(root)[f"reconfirm.{lang}.ics"]
    assert all(len(line.encode()) <= LINE for line in text.split("\r\n"))
    calendar = Calendar.from_ical(text)
    assert not calendar.errors
    listed = "\n".join(str(event["DESCRIPTION"]) for event in calendar.events)
    practices = corpus_of(root).practices
    assert practices
    assert all(f"/{practice.id}/" in listed for practice in practices)
    assert all(event.start.day == 1 for event in calendar.events)


def test_a_practice_is_due_a_year_after_it_was_last_confirmed() -> None:
    calendar = Calendar.from_ical(files_of(EXAMPLE)["reconfirm.fr.ics"])
    due = {event.start: str(event["DESCRIPTION"]) for event in calendar.events}
    for practice in corpus_of(EXAMPLE).practices:
        if confirmed := practice.facts.confirmed:
            year, month = map(int, confirmed.split("-"))
            assert practice.id in due[datetime.date(year + 1, month, 1)]


def test_every_unconfirmed_practice_of_the_base_is_due_once() -> None:
    listed = files_of(ROOT)["reconfirm.nl.ics"].replace("\r\n ", "")
    assert all(listed.count(f"/{practice.id}/") == 1 for practice in corpus_of(ROOT).practices)
