"""Publish: pages as values → files of the site. The only step that writes."""
