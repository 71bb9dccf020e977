"""Markdown as contributors write it: CommonMark with tables, read by one compiled parser."""
