"""The build of the knowledge base: load, check, derive, render, publish."""
