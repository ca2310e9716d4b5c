"""Measuring the tool on synthetic packages of any size, side by side with frictionless."""
