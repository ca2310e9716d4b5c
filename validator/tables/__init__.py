"""Reading a package: descriptor, schemas, bytes, rows, cells and keys."""
