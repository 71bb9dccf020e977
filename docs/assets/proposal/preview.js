// How a text will look: the little Markdown that contributions use, as elements; nothing of it is ever read as HTML.
const INLINE = /\*\*([^*]+)\*\*|\*([^*]+)\*|\[\^([^\]\s]{1,40})\]|\[([^\]]+)\]\((https?:\/\/[^)\s]+)\)|\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/g;

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function inline(text) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(INLINE)) {
    nodes.push(text.slice(end, found.index));
    const [, bold, italic, mark, label, href, id, words] = found;
    if (bold) nodes.push(make("strong", {}, bold));
    else if (italic) nodes.push(make("em", {}, italic));
    else if (mark) nodes.push(make("sup", {}, `[${mark}]`));
    else if (href) nodes.push(make("a", { href, rel: "noreferrer" }, label));
    else nodes.push(words ?? id);
    end = found.index + found[0].length;
  }
  return [...nodes, text.slice(end)];
}

const rows = (lines, pattern) => lines.map((line) => make("li", {}, ...inline(line.replace(pattern, ""))));

export function blocks(markdown) {
  return markdown.split(/\n{2,}/).filter((block) => block.trim()).map((block) => {
    const lines = block.split("\n").filter((line) => line.trim());
    if (lines.every((line) => /^\s*[-*] /.test(line))) return make("ul", {}, ...rows(lines, /^\s*[-*] /));
    if (lines.every((line) => /^\s*\d+[.)] /.test(line))) return make("ol", {}, ...rows(lines, /^\s*\d+[.)] /));
    return make("p", {}, ...inline(lines.join(" ")));
  });
}

// The whole proposal: title and summary first, then each answer below its label.
export function preview(data, answers, empty) {
  const parts = [];
  for (const item of data.items) {
    const answer = answers[item.id];
    if (!answer?.length || ["agree", "credit", "author"].includes(item.id)) continue;
    if (["practice_title", "term"].includes(item.id)) parts.push(make("p", { className: "preview-title" }, answer));
    else if (item.id === "summary") parts.push(make("p", { className: "lead" }, ...inline(answer)));
    else if (item.options && Object.keys(item.options).length) {
      parts.push(make("h3", {}, item.label), make("p", {}, [answer].flat().map((id) => item.options[id]).join(", ")));
    } else parts.push(make("h3", {}, item.label), ...(item.kind === "text" ? blocks(answer) : [make("ul", {}, ...rows(answer.split("\n"), /^\s*[-*] /))]));
  }
  return parts.length ? parts : [make("p", {}, empty)];
}
