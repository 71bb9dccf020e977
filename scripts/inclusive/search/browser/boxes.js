// Boxes: the values of facets that can be ticked, how they are called, and the counts beside them.
"use strict";
(() => {
  const search = inclusiveSearch;

  function facetBoxes(form) {
    const rows = [...form.elements].filter(({ type }) => type === "checkbox").map(row);
    const boxes = rows.map(({ box }) => box);
    const facets = [...new Set(boxes.map(({ name }) => name))];
    const facetPart = (name) => document.querySelector(`[data-facet="${name}"]`);
    // facet → value → label; under "" the facet's own name
    const labels = Object.fromEntries(facets.map((name) => [name, {
      "": facetPart(name).querySelector("summary").firstChild.textContent.trim(),
      ...Object.fromEntries(rows.filter(({ box }) => box.name === name).map(({ box, called }) => [box.value, called])),
    }]));
    const labelOf = ({ name, value }) => labels[name][value];
    return { boxes, facets, facetPart, labels, labelOf, tally: (counts) => tally(rows, counts) };
  }

  // What stands in the page around a box; looked for once, since each search writes there.
  function row(box) {
    const [label] = box.labels;
    return { box, label, called: label.querySelector("span").textContent, count: label.querySelector("[data-count]") };
  }

  function tally(rows, counts) {
    for (const { box, label, count } of rows) {
      const value = counts[box.name]?.[box.value];
      label.hidden = value === undefined && !box.checked; // no practice has it
      label.classList.toggle("none", !value);
      if (count.textContent !== String(value ?? 0)) count.textContent = value ?? 0; // what is written is laid out again
    }
  }

  Object.assign(search, { facetBoxes });
})();
