"""What Windows shows of a program's file: who made it, which version, which picture."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QImageReader

_ENGLISH, _UNICODE = 0x0409, 1200
_ICON_SIDE = 256


def version_info(version: str, name: str) -> Any:
    """The version resource; scanners distrust a file without one."""
    # Imported late because it can be imported on Windows only.
    from PyInstaller.utils.win32.versioninfo import (  # noqa: PLC0415
        FixedFileInfo,
        StringFileInfo,
        StringStruct,
        StringTable,
        VarFileInfo,
        VarStruct,
        VSVersionInfo,
    )

    numbers = (*map(int, version.split(".")), 0)
    words = {
        "CompanyName": "Dispensatory contributors",
        "FileDescription": "Dispensatory: an offline reference of drug evidence",
        "FileVersion": version,
        "LegalCopyright": "MIT licence",
        "OriginalFilename": f"{name}.exe",
        "ProductName": "Dispensatory",
        "ProductVersion": version,
    }
    table = StringTable("040904B0", [StringStruct(key, text) for key, text in words.items()])
    return VSVersionInfo(
        ffi=FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            StringFileInfo([table]),
            VarFileInfo([VarStruct("Translation", [_ENGLISH, _UNICODE])]),
        ],
    )


def write_icon(drawing: Path, file: Path, side: int = _ICON_SIDE) -> str:
    """The name of `file`, which now holds the drawing as an icon."""
    reader = QImageReader(str(drawing))
    reader.setScaledSize(QSize(side, side))
    if not reader.read().save(str(file)):
        raise OSError(f"{drawing} could not be written as {file}")
    return str(file)
