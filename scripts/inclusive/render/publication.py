"""Publication: where the site and its sources are, as the environment says."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from inclusive.render.addresses import Place
from inclusive.render.words import words

LOCAL_SITE = "http://localhost:8000/"
LOCAL_REPOSITORY = "https://github.com/example/inclusive-practices"


@dataclass(frozen=True)
class Publication:
    """The addresses that differ from one copy of the base to another; both come from the environment."""

    site_url: str = LOCAL_SITE  # ends in /
    repo_url: str = LOCAL_REPOSITORY  # does not

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Publication":
        """SITE_URL and REPO_URL where set and not empty, else local addresses."""
        site = environment.get("SITE_URL") or LOCAL_SITE
        repository = environment.get("REPO_URL") or LOCAL_REPOSITORY
        return cls(site.rstrip("/") + "/", repository.rstrip("/"))

    def edit(self, path: str, line: int | None = None) -> str:
        """The address where `path` can be changed."""
        return f"{self.repo_url}/edit/main/{path}" + (f"#L{line}" if line and line > 1 else "")

    def history(self, path: str) -> str:
        """The address that shows every change of `path`."""
        return f"{self.repo_url}/commits/main/{path}"

    def report(self, place: Place, title: str) -> str:
        """Where an error on the page is told: the form of corrections, or a new issue; either names the page."""
        if place.section in ("practice", "term") or place.section.startswith("page:"):
            named = place.record or place.section.removeprefix("page:")
            return f"{place.to(Place(place.lang, 'propose', 'correction'))}?record={named}"
        text = words()[place.lang]
        query = urlencode({"title": f"{text['error']}{text['colon']} {title}", "body": self.site_url + place.path})
        return f"{self.repo_url}/issues/new?{query}"
