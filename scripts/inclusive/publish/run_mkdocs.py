"""Run MkDocs once per language (docs/decisions/0001), in one process: `python -m inclusive.publish.run_mkdocs`.

Arguments: the configuration file, and the folder below which each language gets its own. What MkDocs warns of or
refuses is printed, and the exit status is 1; what the machine refuses is told as JSON on a line of its own, status 3.
"""

import json
import logging
import os
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from inclusive.languages import LANGS
from inclusive.publish.shells import REFUSAL, REFUSED


def main(config: str, shells: Path) -> int:
    """Render the shells of both languages."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stdout)
    for lang in LANGS:
        os.environ |= {"LOCALE": lang.value, "SHELLS_DIR": str(shells / lang)}
        try:
            build(load_config(config, strict=True))
        except MkDocsException as refused:
            print(refused)
            return 1
        except OSError as refused:
            print(REFUSAL + json.dumps([refused.errno, refused.strerror, str(refused.filename or shells)]))
            return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
