"""What macOS reads of the bundle: which files and addresses the program opens."""

import struct
from pathlib import Path
from typing import Any

from windows import write_icon

IDENTIFIER = "local.dispensatory.dispensatory"
_PACK_TYPE = f"{IDENTIFIER}.evidence"
_ICON_SIDE = 512
_ICON_KIND = b"ic09"
"""How an icon file calls a picture of that side."""


def information(version: str) -> dict[str, Any]:
    """The bundle's Info.plist."""
    return {
        "CFBundleShortVersionString": version,
        "LSApplicationCategoryType": "public.app-category.medical",
        "NSHighResolutionCapable": True,
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": _PACK_TYPE,
                "UTTypeDescription": "Evidence pack",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": ["evidence"]},
            }
        ],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Evidence pack",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [_PACK_TYPE],
            }
        ],
        "CFBundleURLTypes": [
            {"CFBundleURLName": IDENTIFIER, "CFBundleURLSchemes": ["evidence"]},
        ],
    }


def write_icns(drawing: Path, file: Path) -> str:
    """The name of `file`, which now holds the drawing as macOS reads icons."""
    picture = file.with_suffix(".png")
    write_icon(drawing, picture, _ICON_SIDE)
    content = picture.read_bytes()
    head = struct.pack(">4sI4sI", b"icns", len(content) + 16, _ICON_KIND, len(content) + 8)
    file.write_bytes(head + content)
    return str(file)
