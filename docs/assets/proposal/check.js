// What is wrong with the answers of a proposal, in the sentences of the check and of the intake.
// `data` is what the page embeds: items with their JSON Schema, rules, remarks, patterns.
const MARK = /\[\^([^\]\s]{1,40})\]/g;
const HEADING = /^ {0,3}#{1,6}(\s|$)/m;
const FENCE = /^ {0,3}(```|~~~)/gm;
const IMAGE = /!\[[^\]]*\]\(/;
const AUTOLINK = /<(https?:|mailto:)[^>\s]*>/gi;
const YEAR = /^[12][0-9]{3}$/;
const LANGUAGE = /^[a-z]{2}$/;
const MONTH = /^20[0-9]{2}-(0[1-9]|1[0-2])$/;

export const filled = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

// The text of an answer, in one piece.
export const textOf = (answer) => (Array.isArray(answer) ? answer.join("\n") : answer ?? "").trim();
export const linesOf = (answer) => textOf(answer).split("\n").map((line) => line.replace(/^\s*(?:[-*•]\s+)?/, "").trim()).filter(Boolean);

export function problemsOf(data, answers) {
  const found = [];
  const labels = Object.fromEntries(data.items.map((item) => [item.id, item.label]));
  const remark = (item, name, values = {}) => found.push({ item, code: name, text: filled(data.remarks[name], { label: labels[item], ...values }) });
  const rule = (item, code, values = {}) => {
    const { message, remedy } = data.rules[code];
    found.push({ item, code, text: `${filled(message, { field: labels[item], ...values })} → ${filled(remedy, values)}` });
  };
  for (const item of data.items) {
    const text = textOf(answers[item.id]);
    if (item.kind === "agree") {
      if (Object.keys(item.options).some((id) => !answers[item.id]?.includes(id))) remark(item.id, "not_agreed");
    } else if (!text) {
      if (item.mandatory) remark(item.id, "missing");
    } else if (item.kind !== "one" && item.kind !== "many") {
      limits(item, text, rule);
      writing(data, item, text, { rule, remark });
    }
  }
  if (answers.credit === "organisation" && !textOf(answers.author)) remark("author", "author_missing");
  if (textOf(answers.month) && !MONTH.test(textOf(answers.month))) remark("month", "month_form", { value: textOf(answers.month) });
  sources(data, answers, { rule, remark });
  return found;
}

// The limits of the JSON Schema, for each value that the answer holds.
function limits(item, text, rule) {
  const { schema } = item;
  const tooLong = (value, limit) => limit && [...value].length > limit && rule(item.id, "F025", { length: [...value].length, limit });
  if (schema.type === "integer") {
    if (!/^-?\d+$/.test(text)) rule(item.id, "F020", { value: text, kind: item.number });
    else if (Number(text) < schema.minimum || Number(text) > schema.maximum) rule(item.id, "F027", { value: text, limit: Number(text) < schema.minimum ? schema.minimum : schema.maximum });
  } else if (schema.type === "array") {
    if (item.kind === "lines") for (const line of linesOf(text)) tooLong(line, schema.items.maxLength);
  } else if (schema.type === "object") {
    for (const line of linesOf(text)) {
      const [word, ...why] = line.split("|");
      tooLong(word.trim(), schema.propertyNames?.maxLength);
      tooLong(why.join("|").trim(), schema.additionalProperties?.maxLength);
    }
  } else {
    tooLong(text, schema.maxLength);
  }
}

// What a text may not hold: markup, personal data, marks of sources that are not there.
function writing(data, item, text, { rule, remark }) {
  const html = text.replace(AUTOLINK, "").match(new RegExp(data.patterns.MARKUP));
  if (item.kind === "text") {
    if (html && !html[0].startsWith("&")) rule(item.id, "M001", { html: html[0] });
    if (HEADING.test(text)) remark(item.id, "heading");
    if ((text.match(FENCE) ?? []).length % 2) remark(item.id, "fence");
    if (IMAGE.test(text)) rule(item.id, "M004", { url: text.match(/!\[[^\]]*\]\(([^)\s]*)/)[1] });
  } else if (html) {
    rule(item.id, "M006", { value: html[0] });
  }
  if (item.schema.type === "object") {
    for (const line of linesOf(text)) {
      const [word, ...why] = line.split("|");
      if (!word.trim() || !why.join("|").trim()) remark(item.id, "pair_form", { value: line });
    }
  }
  if (item.id === "record") return; // an address, not a text of the base
  let rest = item.kind === "sources" ? linesOf(text).map((line) => line.split("|").slice(1).join("|")).join("\n") : text;
  for (const code of ["P001", "P003", "P002"]) {
    const pattern = new RegExp(data.patterns[code], "gu");
    for (const [value] of rest.matchAll(pattern)) rule(item.id, code, { value });
    rest = rest.replace(pattern, " ");
  }
}

// Sources: complete lines, addresses that can be followed, each cited, no mark without its source.
function sources(data, answers, { rule, remark }) {
  if (!data.items.some((item) => item.kind === "sources")) return;
  const known = new Set();
  linesOf(answers.sources).forEach((line, at) => {
    const [url, title, publisher, year = "", lang = "", ...more] = line.split("|").map((part) => part.trim());
    if (!url || !title || !publisher || more.length || (year && !YEAR.test(year)) || (lang && !LANGUAGE.test(lang))) {
      remark("sources", "source_form", { value: line });
      return;
    }
    known.add(`s${at + 1}`);
    if (!isWebAddress(url)) rule("sources", "S003", { url });
  });
  const used = new Set();
  for (const item of data.items.filter((one) => one.kind === "text")) {
    for (const [, id] of textOf(answers[item.id]).matchAll(MARK)) {
      used.add(id);
      if (!known.has(id)) rule(item.id, "S001", { id });
    }
  }
  const noted = data.form !== "term" || textOf(answers.note);
  if (noted) for (const id of [...known].filter((one) => !used.has(one))) rule("sources", "S002", { id, path: data.words.here });
}

function isWebAddress(text) {
  if (!/^https?:\/\//.test(text) || /[\s"<>\\`]/.test(text)) return false;
  try {
    const { hostname, username } = new URL(text);
    return hostname.replace(/^\.+|\.+$/g, "").includes(".") && !username;
  } catch {
    return false;
  }
}
