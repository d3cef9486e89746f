"""Benchmarks drive the same window as the end-to-end tests."""

from tests.end_to_end.conftest import every_place, reader, settings_file, sits_down

__all__ = ["every_place", "reader", "settings_file", "sits_down"]
