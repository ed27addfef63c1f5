"""Screens of the hours of people in insertion."""

