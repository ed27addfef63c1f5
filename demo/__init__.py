"""Invented gardens to try the suite on: nothing in them exists."""
