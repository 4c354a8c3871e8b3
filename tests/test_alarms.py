"""A rule that becomes louder, or falls silent, shows in the table of how often each rule speaks."""

from __future__ import annotations

from benchmarks.alarms import PAGE, table


def test_the_table_is_what_the_rules_find() -> None:
    assert PAGE.read_text(encoding="utf-8") == table(), "python -m benchmarks.alarms --write, and look at what changed"
