"""Pages that are generated from what the package and its schemas say of themselves."""
