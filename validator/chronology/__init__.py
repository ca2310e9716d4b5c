"""Merging claims into one chronology that keeps who says what."""
