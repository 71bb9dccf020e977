"""Search: the index that the finder reads in the browser, made of plain values; nothing here touches the disk.

    document ─ search_entries ─→ entries ─┐
    document ─ search_entries ─→ entries ─┼─ index_files ─→ path → text of every file below `search/`
    …                                     ┘

`search_entries(document)` depends on one document alone: its result can be kept from build to build, and only changed
documents are read again. `index_files(entries)` groups what all documents gave. `changed_files(before, now)` gives only
the files that differ, and None for those that go.

What is written (a word's shard and a card are all that a change of one text touches, besides the tables):

    site.js          the documents: numbers, kinds, dates         f-<facet>.js     value → documents
    <lang>/base.js   shards, endings, sizes, order of titles      <lang>/v-<letter>.js  the words, for a letter wrong
    <lang>/w-<…>.js  words by their first letters: where each stands, and which concepts are called so
    <lang>/d-<n>.js  the card of document n: what a result shows

Each file is a script that hands its content to the page (`inclusiveSearch.take`): it can be read from a folder.
A document has the same number in both languages, drawn from its id (numbers.py), so that a word of the other language
leads to it, and so that few change theirs when one is added.
"""
