"""A contribution against what it builds on: what it brought, and what that means."""
