"""What macOS is told of the app: the Info.plist, and for which systems it is.

`packaging/mindbody-app.spec` asks here, in the build's environment, which has nothing of the app's.
"""

from __future__ import annotations

from tools.package.contents import REPOSITORY

TITLE = "Body & Breath"
NAME = f"{TITLE}.app"
PROGRAM = "mindbody-app"
IDENTIFIER = "app.mindbody.BodyAndBreath"
ICON = REPOSITORY / "build" / "package" / "BodyAndBreath.icns"
"""Where `tools.package.macos` puts it before PyInstaller runs."""
LEAST_SYSTEM = {"arm64": "14.0", "x86_64": "13.4"}
"""The oldest macOS by processor. It is onnxruntime's: its wheel for Apple's processors is tagged
14.0, and the last one for Intel's was linked for 13.4. Qt asks for 13.0."""
FILE_TYPES = (
    ("plan", "Body & Breath plan"),
    ("script", "Body & Breath practice script"),
)
"""The last part of the type's name and of the file's suffix, and what the Finder calls it."""


def information(version: str, machine: str) -> dict[str, object]:
    """The Info.plist beyond what PyInstaller writes itself.

    No key asks for the microphone, the camera or the network: the app uses none. `argv_emulation`
    isn't needed either: files that are opened come as events (ui/opened_files.py).

    Args:
        version: the app's, such as 1.2.3.
        machine: the processor that it is built for, as `platform.machine` has it.

    Raises:
        KeyError: the app isn't built for such a processor.
    """
    return {
        "CFBundleName": TITLE,
        "CFBundleDisplayName": TITLE,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en"],
        "LSMinimumSystemVersion": LEAST_SYSTEM[machine],
        "LSApplicationCategoryType": "public.app-category.healthcare-fitness",
        "NSHumanReadableCopyright": _copyright(),
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        # It has dark colours of its own and follows the system's choice.
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [_document(kind, words) for kind, words in FILE_TYPES],
        "UTExportedTypeDeclarations": [_type(kind, words) for kind, words in FILE_TYPES],
    }


def _document(kind: str, words: str) -> dict[str, object]:
    return {
        "CFBundleTypeName": words,
        "CFBundleTypeRole": "Viewer",
        "CFBundleTypeIconFile": ICON.name,
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [f"app.mindbody.{kind}"],
    }


def _type(kind: str, words: str) -> dict[str, object]:
    return {
        "UTTypeIdentifier": f"app.mindbody.{kind}",
        "UTTypeDescription": words,
        "UTTypeIconFile": ICON.name,
        # Both are text that any editor may show; the Finder opens them with this app first.
        "UTTypeConformsTo": ["public.plain-text"],
        "UTTypeTagSpecification": {
            "public.filename-extension": [f"mindbody-{kind}"],
            "public.mime-type": [f"application/x-mindbody-{kind}"],
        },
    }


def _copyright() -> str:
    lines = (REPOSITORY / "LICENSE").read_text(encoding="utf-8").splitlines()
    (line,) = (each for each in lines if each.startswith("Copyright"))
    return line
