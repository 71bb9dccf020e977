"""Drawings: plain values → SVG to stand in a page. Colours are the page's; links can be reached by keyboard."""
