"""Keep the English plural forms in step with the source: `python tools/translations.py`.

Qt fills `%n` with a number but needs a translation file even for English to say “1 minute” and
“2 minutes”. The forms follow from the source text: “(s)” is dropped for one and becomes an s for
more; of “(s|ve)” the left is for one and the right for more. Other languages start from the same
file with lupdate and Qt Linguist.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGE = REPOSITORY / "src" / "mindbody_app"
FOLDER = PACKAGE / "translations"
NAME = "mindbody_en"


def main() -> int:
    """Write the forms, or with `--check` say whether they are up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if out of date")
    options = parser.parse_args()
    fresh = plural_forms()
    kept = FOLDER / f"{NAME}.ts"
    if options.check:
        if kept.is_file() and kept.read_bytes() == fresh:
            return 0
        print("The English plural forms are out of date; run tools/translations.py.")
        return 1
    FOLDER.mkdir(exist_ok=True)
    kept.write_bytes(fresh)
    _run("pyside6-lrelease", str(kept), "-qm", str(FOLDER / f"{NAME}.qm"))
    return 0


def plural_forms() -> bytes:
    """The translation source of every text with a number in it."""
    with tempfile.TemporaryDirectory() as scratch:
        found = Path(scratch) / f"{NAME}.ts"
        _run(
            "pyside6-lupdate",
            *("-extensions", "py", "-locations", "none", "-sort-messages"),
            *("-source-language", "en_GB", "-target-language", "en"),
            *(str(PACKAGE), "-ts", str(found)),
        )
        root = ElementTree.parse(found).getroot()
    contexts = sorted(root.findall("context"), key=lambda each: each.findtext("name", ""))
    for context in root.findall("context"):
        root.remove(context)
    for context in contexts:
        if _keep_plurals(context):
            root.append(context)
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _keep_plurals(context: ElementTree.Element) -> bool:
    """Drop the texts without a number and fill in the others' forms; whether any is left."""
    for message in context.findall("message"):
        source = message.findtext("source", "")
        if "%n" not in source:
            context.remove(message)
            continue
        message.set("numerus", "yes")
        for old in message.findall("translation"):
            message.remove(old)
        translation = ElementTree.SubElement(message, "translation")
        for number, ending in enumerate(("", "s")):
            form = re.sub(r"\(([^()|]*)\|([^()|]*)\)", rf"\{number + 1}", source)
            ElementTree.SubElement(translation, "numerusform").text = form.replace("(s)", ending)
    return context.find("message") is not None


def _run(tool: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name(tool)
    subprocess.run([program, *arguments], check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
