"""Checks the data against the published schemas of their formats, which are not kept here: see `formats.yml`.

`python -m tests.official tbx-core dcat-ap`: folders that hold LTAC-Global/TBX_Core_RNG and SEMICeu/DCAT-AP.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from pyshacl import validate
from rdflib import Graph

from tests.data_files import BOTH, files_of


def faults(tbx_core: Path, dcat_ap: Path) -> Iterator[str]:
    """What the schemas find wrong, in the real base and in the miniature."""
    grammar = etree.RelaxNG(etree.parse(tbx_core / "TBXcoreStructV03.rng"))
    shapes = str(dcat_ap / "releases" / "3.0.0" / "html" / "shacl" / "shapes.ttl")
    for root in BOTH:
        if not grammar.validate(etree.fromstring(files_of(root)["glossary.tbx"].encode())):
            yield str(grammar.error_log)
        catalogue = Graph().parse(data=files_of(root)["catalogue.ttl"], format="turtle")
        conforms, _, told = validate(catalogue, shacl_graph=shapes)
        if not conforms:
            yield told


if __name__ == "__main__":
    found = list(faults(*map(Path, sys.argv[1:])))
    print("\n".join(found) or "No fault.")
    sys.exit(bool(found))
