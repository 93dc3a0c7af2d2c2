"""Keeps docs/session-script.schema.json in step with the types: `python -m tools.script_schema`."""

from __future__ import annotations

from pathlib import Path

from mindbody_app.store.script_schema import SCHEMA_NAME, schema_text

SCHEMA = Path(__file__).resolve().parent.parent / "docs" / SCHEMA_NAME


def main() -> None:
    """Write the schema anew."""
    SCHEMA.write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
