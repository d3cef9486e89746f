"""Builds the shipped evidence pack whenever a wheel is built, so the first window has content."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PACK = "resources/packs/core.evidence"
_RESOURCES = ("icons", "styles", "help")


class PackBuildHook(BuildHookInterface[BuilderConfig]):
    """Puts the pack and the other resources beside `desktop` in the wheel.

    An editable install reads the resources of the source tree, so the pack is built there.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the pack from the content; mistakes in the content end the build."""
        root = Path(self.root)
        if version == "editable":
            _build(root, root / _PACK)
            return
        self._made = tempfile.TemporaryDirectory(prefix="pack-")
        pack = Path(self._made.name) / "core.evidence"
        _build(root, pack)
        build_data["force_include"] |= {str(pack): f"desktop/{_PACK}"} | {
            str(root / "resources" / name): f"desktop/resources/{name}" for name in _RESOURCES
        }
        build_data["force_include"][f"{pack}.b2"] = f"desktop/{_PACK}.b2"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        del build_data, artifact_path
        if version != "editable":
            self._made.cleanup()


def _build(root: Path, pack: Path) -> None:
    sys.path.insert(0, str(root))
    # Imported late because only now does the path lead to the tree that is being packaged.
    from db.errors import StoreError  # noqa: PLC0415
    from db.packs.builder import build  # noqa: PLC0415
    from db.packs.sums import write_sum  # noqa: PLC0415

    pack.parent.mkdir(parents=True, exist_ok=True)
    try:
        build(root / "resources" / "content", pack)
        write_sum(pack)
    except StoreError as error:
        sys.exit(f"The evidence pack could not be built:\n{error}")
    finally:
        sys.path.remove(str(root))
