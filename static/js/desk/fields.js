// The fields of the open claim: a field that is looked at lights its words in the text; F goes to
// the fields, arrows go on; with words selected a field can be pointed at them.
import { announce } from "../live.js";
import { bind } from "../keys.js";
import { pressSettled } from "../pressing.js";
import { openCard } from "./open.js";
import { rangeOf, selected, text } from "./text.js";

const rows = () => [...(openCard()?.querySelectorAll("[data-field]") ?? [])];
const rowOf = (target) => target?.closest?.("#live-card [data-field]") ?? null;

/** The range of the page for "3:14-3:40", or null where the text has no such place. */
function rangeAt(words) {
  const match = /^(\d+):(\d+)-(\d+):(\d+)$/.exec(words ?? "");
  if (!match) return null;
  const [p, start, q, end] = match.slice(1).map(Number);
  const first = document.getElementById(`p${p}`);
  const last = document.getElementById(`p${q}`);
  if (!first || !last || !text()?.contains(first)) return null;
  return rangeOf({ paragraph: first, start }, { paragraph: last, end });
}

function light(row) {
  for (const other of rows()) other.classList.toggle("is-lit", other === row);
  if (!globalThis.CSS?.highlights) return;
  const range = row && rangeAt(row.dataset.words);
  if (range) CSS.highlights.set("field", new Highlight(range));
  else CSS.highlights.delete("field");
}

document.addEventListener("mouseover", (event) => {
  if (!openCard()) return;
  light(rowOf(event.target) ?? rowOf(document.activeElement));
});
document.addEventListener("focusin", (event) => { if (openCard()) light(rowOf(event.target)); });
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id === "live-card") light(null);
});

function go(row) {
  const range = rangeAt(row.dataset.words);
  if (!range) return false;
  light(row);
  const box = range.getBoundingClientRect();
  const foot = matchMedia("(max-width: 860px)").matches ? innerHeight * 0.45 : innerHeight - 90;
  if (box.top < 70 || box.bottom > foot) {
    const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    scrollBy({ top: box.top - Math.min(260, innerHeight * 0.3), behavior: smooth });
  }
  announce(range.toString());
  return true;
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest("[data-go]");
  if (link && go(rowOf(link))) event.preventDefault();
  const emptied = event.target.closest("[data-empty]");
  if (emptied) empty(emptied);
});

// A field that was filled from the words is emptied, with what it was filled from.
function empty(button) {
  const names = button.dataset.empty.split(" ");
  for (const name of names) {
    const field = button.form.elements[name];
    if (!field) continue;
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  button.form.elements[names[0]]?.focus();
  button.parentElement.remove();
  announce("Emptied");
}

// Where the row is entered: pointing, if words are selected; else editing.
const control = (row) => row.querySelector(selected() ? ".fld__point" : "[data-edit-field]") ?? row.querySelector("a, button");
function enter(row) {
  const to = row && control(row);
  if (!to) return false;
  to.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  return true;
}

bind("f", () => enter(rows()[0]));
document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = rowOf(event.target);
  if (event.key === "Escape" && event.target.closest?.("[data-field-form]")) {
    event.stopPropagation();
    event.preventDefault();
    leave();
    return;
  }
  if (!step || !row || event.target.closest("form")) return;
  const all = rows();
  if (enter(all[(all.indexOf(row) + step + all.length) % all.length])) event.preventDefault();
});

// Leaving a form without saving: back to the card, and to the field it was about.
let back = "";
function leave() {
  const cancel = openCard()?.querySelector("[data-leave-field]");
  if (cancel) pressSettled(cancel);
}
document.addEventListener("htmx:beforeRequest", (event) => {
  const from = event.detail.elt;
  if (from?.matches?.("[data-leave-field]")) back = rowOf(from)?.dataset.field ?? "card";
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "live-card" || !back) return;
  const wanted = back;
  back = "";
  requestAnimationFrame(() => {
    if (!focusField(wanted)) openCard()?.focus({ preventScroll: true });
  });
});

// A form that opens in a card that scrolls by itself, as on a phone, is brought into sight.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "live-card") return;
  const form = openCard()?.querySelector("[data-field-form]");
  if (form) requestAnimationFrame(() => requestAnimationFrame(() => form.closest("[data-field]").scrollIntoView({ block: "nearest" })));
});

function focusField(name) {
  const row = rows().find((one) => one.dataset.field === name);
  const edit = row?.querySelector("[data-edit-field]");
  edit?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
  return Boolean(edit);
}

// The server has saved a field: its row has the focus, and says what it holds now.
document.addEventListener("desk:field", ({ detail }) => {
  for (const piece of text()?.querySelectorAll(`[data-m="${CSS.escape(detail.label)}"]`) ?? []) piece.classList.add("is-live");
  document.getSelection()?.removeAllRanges();
  requestAnimationFrame(() => {
    focusField(detail.field);
    const row = rows().find((one) => one.dataset.field === detail.field);
    const label = row?.querySelector("dt")?.textContent.trim() ?? "";
    announce(`Saved. ${label}: ${row?.querySelector("dd")?.textContent.replace(/\s+/g, " ").trim() ?? ""}`);
  });
});

// The buttons that point are in sight while words are selected.
document.addEventListener("selectionchange", () => {
  document.getElementById("desk")?.classList.toggle("has-words", Boolean(selected()));
});
