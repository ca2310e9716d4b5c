"""Tests of the timeline tool and of the project's own data."""
