// A proposal form: checks while one writes, keeps the draft in this browser, shows it, and prepares what is sent.
// Nothing leaves the browser but by a link, a mail or a file that the writer chooses.
import { adviceOf, unclaimed } from "./proposal/advice.js";
import { linesOf, problemsOf, textOf } from "./proposal/check.js";
import { preview } from "./proposal/preview.js";
import { bodyOf, githubLink, mailLink } from "./proposal/text.js";

const form = document.querySelector("[data-proposal]");
const data = JSON.parse(document.querySelector("[data-form]").textContent);
for (const item of data.items) item.number = data.number;
const byId = new Map(data.items.map((item) => [item.id, item]));
const KEY = `proposal:${data.form}:${data.lang}`;
const find = (name) => document.querySelector(`[data-${name}]`);
const holder = (id) => form.querySelector(`[data-item="${id}"]`);
let forms; // of words of the glossary, that it may lack: fetched after the page, for nothing is while one writes
const shown = new Set(); // items whose problems are told: those that the writer has left, or all once sending is asked

/* Answers */

// One line of the file may have several on the screen, where the writer may break it.
const onOneLine = (id, text) => byId.get(id).kind === "line" ? text.replace(/\s*\n\s*/g, " ") : text;

function answerOf(id) {
  const box = holder(id);
  const choices = [...box.querySelectorAll("[data-choice]")];
  if (!choices.length) return onOneLine(id, box.querySelector("input, textarea, select").value);
  return choices.filter((one) => one.checked).map((one) => one.value);
}

function setAnswer(id, answer) {
  const box = holder(id);
  const choices = [...box.querySelectorAll("[data-choice]")];
  for (const one of choices) one.checked = [answer].flat().includes(one.value);
  if (!choices.length) box.querySelector("input, textarea, select").value = answer;
}

const answers = () => Object.fromEntries(data.items.map((item) => [item.id, answerOf(item.id)]));
const isAnswered = (answer) => Array.isArray(answer) ? answer.length > 0 : textOf(answer) !== "";

/* Draft */

const tell = (text) => { find("told").textContent = text; };

function load() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // unreadable or forbidden: start empty
  }
}

function keep(all) {
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
    tell(data.words.kept);
  } catch {
    tell(data.words.not_kept);
  }
}

/* Problems */

function showProblems(problems) {
  for (const { id } of data.items) {
    const own = shown.has(id) ? problems.filter((one) => one.item === id) : [];
    const error = document.getElementById(`error-${id}`);
    const text = own.map((one) => one.text).join("\n");
    if (error.textContent !== text) error.textContent = text;
    error.hidden = !own.length;
    const field = document.getElementById(`item-${id}`);
    if (field.tagName !== "FIELDSET") field.toggleAttribute("aria-invalid", own.length > 0);
  }
}

function showAdvice(advice) {
  for (const { id } of data.items) {
    const own = advice.filter((one) => one.item === id).map((one) => one.text);
    const line = document.getElementById(`advice-${id}`);
    if (line) line.textContent = own.join("\n");
    if (line) line.hidden = !own.length;
  }
}

// Below each text, a button for each source: it puts the mark of the source where one was writing.
function showMarks(all) {
  const count = linesOf(all.sources).length;
  for (const line of document.querySelectorAll("[data-marks]")) {
    line.hidden = !count;
    while (line.children.length > count) line.lastElementChild.remove();
    while (line.children.length < count) line.append(markButton(line.dataset.marks, line.children.length + 1));
  }
}

function markButton(id, number) {
  const button = make("button", { type: "button" }, data.words.cite.replace("{number}", number));
  button.addEventListener("click", () => {
    const box = document.getElementById(`item-${id}`);
    const end = box.selectionEnd;
    const mark = `[^s${number}]`;
    const at = box.value.slice(0, end).search(/\s*[.!?…;:,]+\s*$/); // the mark belongs to the sentence, not after it
    box.setRangeText(mark, at < 0 ? end : at, at < 0 ? end : at);
    box.setSelectionRange(end + mark.length, end + mark.length);
    box.focus();
    change();
  });
  return button;
}

function showCounts(all) {
  for (const line of document.querySelectorAll("[data-count]")) {
    const left = byId.get(line.dataset.count).schema.maxLength - [...textOf(all[line.dataset.count])].length;
    const { signs_left: some, signs_over: over } = data.words;
    line.textContent = (left < 0 ? over : some).replace("{count}", Math.abs(left));
    line.hidden = false;
  }
}

function showProgress(all, problems) {
  const asked = data.items.filter((item) => item.mandatory);
  const left = asked.filter((item) => !isAnswered(all[item.id])).length;
  const bar = find("progress").querySelector("progress");
  bar.max = asked.length;
  bar.value = asked.length - left;
  const { nothing_left: none, left_one: one, left: some, to_mend: wrong } = data.words;
  const rest = problems.length ? wrong.replace("{count}", problems.length) : none;
  find("left").textContent = left === 0 ? rest : left === 1 ? one : some.replace("{count}", left);
}

function renew() {
  const all = answers();
  const problems = problemsOf(data, all);
  showProblems(problems);
  showAdvice(adviceOf(data, all, forms));
  showMarks(all);
  showCounts(all);
  showProgress(all, problems);
  return all;
}

/* Preview and sending */

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function summary(problems) {
  if (!problems.length) return [make("p", {}, data.words.nothing_left)];
  const links = problems.map(({ item, text }) => make("li", {}, make("a", { href: `#item-${item}` }, text)));
  return [make("ul", { className: "problems" }, ...links)];
}

function prepare(all) {
  const { href, rest } = githubLink(data, all);
  find("github").href = href;
  find("rest").hidden = !rest;
  document.getElementById("rest").value = rest;
  const mail = mailLink(data, all);
  find("mail").href = mail.href;
  find("long-mail").hidden = mail.whole;
}

function show(name) {
  const all = renew();
  if (name === "send") for (const { id } of data.items) shown.add(id);
  const problems = problemsOf(data, all);
  showProblems(problems);
  if (name === "preview") find("preview").replaceChildren(...preview(data, all, data.words.empty));
  else {
    find("summary").replaceChildren(...summary(problems));
    prepare(all);
  }
  document.querySelector(`[data-panel="${name}"]`).hidden = false;
  document.getElementById(name).focus();
}

function download(event) {
  event.preventDefault();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bodyOf(data, answers())], { type: "text/markdown" }));
  link.download = `${data.words.file}.md`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function copy() {
  const box = document.getElementById("rest");
  box.select();
  try {
    await navigator.clipboard.writeText(box.value);
    tell(data.words.copied);
  } catch { /* it is selected: the keyboard copies it */ }
}

function clear() {
  if (!confirm(data.words.sure)) return;
  localStorage.removeItem(KEY);
  for (const { id } of data.items) setAnswer(id, "");
  shown.clear();
  for (const panel of document.querySelectorAll("[data-panel]")) panel.hidden = true;
  renew();
  tell(data.words.cleared);
}

async function learn() {
  try {
    forms = unclaimed((await import(`./proposal/forms-${data.lang}.js`)).default);
    renew();
  } catch { /* without a connection, the other advice stays */ }
}

function change() {
  const all = renew();
  if (!document.querySelector('[data-panel="send"]').hidden) prepare(all);
  keep(all);
}

/* Start: the draft, then what the address itself brings (a link to translate or to correct one record). */

const kept = load();
const given = new URLSearchParams(location.search);
for (const { id } of data.items) setAnswer(id, given.get(id) ?? kept[id] ?? "");
form.addEventListener("input", change);
form.addEventListener("change", ({ target }) => { shown.add(target.closest("[data-item]").dataset.item); change(); });
form.addEventListener("submit", (event) => { event.preventDefault(); show("send"); });
for (const button of document.querySelectorAll("[data-show], [data-then]")) {
  button.addEventListener("click", () => show(button.dataset.show ?? button.dataset.then));
}
find("clear").addEventListener("click", clear);
find("file").addEventListener("click", download);
find("copy").addEventListener("click", copy);
find("tools").hidden = find("progress").hidden = false;
renew();
learn();
