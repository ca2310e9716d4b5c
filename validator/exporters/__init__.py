"""Writing a built package: tables, descriptor, nested JSON, and Markdown to read."""
