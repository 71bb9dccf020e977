"""Embedding: a definition on somebody else's page: a frame without script, oEmbed, and a small web component."""
