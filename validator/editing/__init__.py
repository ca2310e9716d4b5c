"""Changing the hand-edited tables: safely, in canonical form, and never halfway."""
