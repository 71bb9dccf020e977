"""Element: what somebody writes in a page of their own to show a definition."""

from html import escape

from inclusive.languages import Lang

WIDTH, HEIGHT = 480, 240  # what a page that does not measure gives the frame
COMPONENT = """\
<script type="module" src="{url}embed/definition.js"></script>

<inclusive-definition term="{term}" lang="{lang}">
  <a href="{address}">{name}</a>
</inclusive-definition>"""


def iframe(address: str, title: str, lang: Lang) -> str:
    """A frame that shows the definition at `address`."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" lang="{lang.tag}" '
        f'width="{WIDTH}" height="{HEIGHT}" loading="lazy" style="border:0;max-width:100%"></iframe>'
    )
