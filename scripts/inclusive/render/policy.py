"""Policy: what a browser may load and run on our pages, told in the head of each (Content Security Policy, level 3).

No page holds a script or a style of its own: what a text might bring, by whatever gap, is not run. Nor are there hashes
in the pages, for there is nothing to allow by them; the preview allows its one line so.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import urlsplit

from markupsafe import Markup

SCRIPTS = "script-src 'self'"
FRAME = ("default-src 'none'", "style-src 'self'", "base-uri 'none'", "form-action 'none'")


def policy(sends_to: Iterable[str] = ()) -> Markup:
    """The policy of a page, for its head; `sends_to` are addresses elsewhere to which a form of the page leads."""
    forms = " ".join(["form-action 'self'", *sorted({_origin(address) for address in sends_to})])
    own = [f"{kind}-src 'self'" for kind in ("style", "img", "connect", "worker")]
    return _tag("default-src 'none'", SCRIPTS, *own, "base-uri 'none'", forms)


def frame_policy() -> Markup:
    """The policy of a page that stands in other people's pages: words and their style, nothing else."""
    return _tag(*FRAME)


def allowing(page: str, script: str) -> str:
    """`page` with a policy that allows the one script, by its hash."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return page.replace(SCRIPTS, f"{SCRIPTS} 'sha256-{digest}'", 1)


def _tag(*directives: str) -> Markup:
    return Markup(f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(directives)}">')


def _origin(address: str) -> str:
    """`https://github.com/a/b` → `https://github.com`."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
