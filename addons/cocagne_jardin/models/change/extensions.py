# ruff: noqa: F401
"""Imported last: these extend models of the folders that come after this one."""

from . import delivery_change, flexibility_setting, planner_change
