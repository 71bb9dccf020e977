// The workbook on screen: answers stay in this browser, and leave it only as a file that the reader saves.
const form = document.querySelector("[data-workbook]");
const told = form.querySelector("[data-told]");
const fields = [...form.querySelectorAll("textarea")];
const KEY = "workbook"; // the same questions, so the same answers, in both languages

const tell = (text) => { told.textContent = text; };

function load() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // unreadable or forbidden: start empty
  }
}

function save() {
  const answers = Object.fromEntries(fields.filter((field) => field.value.trim()).map((field) => [field.name, field.value]));
  try {
    localStorage.setItem(KEY, JSON.stringify(answers));
    tell(form.dataset.saved);
  } catch {
    tell(""); // a browser that keeps nothing: exporting still works
  }
}

function markdown() {
  const parts = [`# ${document.querySelector("h1").textContent}`];
  for (const stage of form.querySelectorAll(".stage")) {
    parts.push(`## ${stage.querySelector("h2").textContent}`);
    for (const question of stage.querySelectorAll(".workbook-question")) {
      parts.push(`### ${question.querySelector("h3").textContent}`, question.querySelector("textarea").value.trim() || "…");
    }
  }
  return `${parts.join("\n\n")}\n`;
}

function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([markdown()], { type: "text/markdown" }));
  link.download = `${form.dataset.file}.md`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function clear() {
  if (!confirm(form.dataset.sure)) return;
  for (const field of fields) field.value = "";
  localStorage.removeItem(KEY);
  tell(form.dataset.cleared);
}

const kept = load();
for (const field of fields) field.value = kept[field.name] ?? "";
form.addEventListener("input", save);
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector("[data-export]").addEventListener("click", download);
form.querySelector("[data-clear]").addEventListener("click", clear);
form.querySelector("[data-tools]").hidden = false;
