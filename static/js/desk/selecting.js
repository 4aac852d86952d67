// Selecting words, by mouse, touch or caret, opens the toolbar beside their first line, where it
// hides no text. Its letters work as soon as words are selected.
import { announce } from "../live.js";
import { bind, singleKeysOn } from "../keys.js";
import { openForm } from "./open.js";
import { desk, rangeOf, selected } from "./text.js";

const pop = () => document.getElementById("pop");
let down = false;
let timer = 0;
let said = "";

function place(words) {
  const bar = pop();
  const box = desk().getBoundingClientRect();
  const lines = [...words.range.getClientRects()].filter((one) => one.width > 0);
  const line = lines[0] ?? words.range.getBoundingClientRect();
  const margin = document.getElementById("margin").getBoundingClientRect();
  bar.hidden = false;
  if (margin.width > 200 && innerWidth > 860) {
    bar.dataset.side = "margin";
    bar.style.left = `${margin.left - box.left}px`;
    bar.style.top = `${line.top - box.top - 8}px`;
    if (coversCard(bar) && besideTheRail(bar, box)) return;
    if (!coversCard(bar)) return;
  }
  const last = lines[lines.length - 1] ?? line;
  const above = line.top > bar.offsetHeight + 70;
  bar.dataset.side = above ? "above" : "below";
  bar.style.left = `${Math.min(Math.max(line.left - box.left - 20, 8), box.width - bar.offsetWidth - 8)}px`;
  bar.style.top = above ? `${line.top - box.top - bar.offsetHeight - 10}px` : `${last.bottom - box.top + 10}px`;
}

// The fields of an open card can be pointed at what is selected: they stay in sight.
function coversCard(bar) {
  const card = document.querySelector("#live-card .mc:has([data-fields])")?.getBoundingClientRect();
  const own = bar.getBoundingClientRect();
  return Boolean(card) && card.top < own.bottom && card.bottom > own.top;
}

function besideTheRail(bar, box) {
  const rail = document.getElementById("rail").getBoundingClientRect();
  if (!rail.width || rail.right > box.left + box.width / 2) return false;
  bar.dataset.side = "rail";
  bar.style.left = `${Math.max(8, rail.left - box.left - 12)}px`;
  return true;
}

function show() {
  clearTimeout(timer);
  const bar = pop();
  if (!bar || down) return;
  const words = selected();
  if (!words) { bar.hidden = true; said = ""; return; }
  place(words);
  const now = `${words.from} ${words.to}`;
  if (now !== said) {
    said = now;
    const quote = words.range.toString().replace(/\s+/g, " ").trim();
    announce(`Selected: ${quote.length > 120 ? `${quote.slice(0, 60)} … ${quote.slice(-40)}` : quote}`);
  }
}

/** The toolbar takes the focus, where it is shown; false where nothing is selected. */
export function focusToolbar() {
  if (!selected() || !pop()) return false;
  show();
  pop().querySelector("button").focus();
  return true;
}

function mark(kind) {
  const words = selected();
  if (!words || !pop()) return false;
  pop().hidden = true;
  openForm(kind, words, rangeOf(words.first, words.last));
  return true;
}

document.addEventListener("selectionchange", () => {
  clearTimeout(timer);
  timer = setTimeout(show, 140);
});
document.addEventListener("pointerdown", (event) => {
  if (event.target.closest?.("#text")) down = true;
  // A press on the toolbar, or on what uses the selection, must not let go of it.
  if (event.target.closest?.("#pop, [data-use-selection]")) event.preventDefault();
});
document.addEventListener("mousedown", (event) => {
  if (event.target.closest?.("#pop, [data-use-selection]")) event.preventDefault();
});
for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, () => {
    down = false;
    timer = setTimeout(show, 30);
  });
}
addEventListener("resize", () => { if (pop() && !pop().hidden) show(); });

document.addEventListener("click", (event) => {
  const button = event.target.closest("#pop [data-mark]");
  if (button) mark(button.dataset.mark);
  const use = event.target.closest("[data-use-selection]");
  if (use) {
    // A button that stands outside of its form says itself what is to be done with the words.
    event.preventDefault();
    useSelection(use.form ?? use.closest("form"), use.type === "submit" ? use : undefined);
  }
});

// An open mark moves to the words that are selected now.
function useSelection(form, submitter) {
  const words = selected();
  if (!words) { announce("Select the words first."); return; }
  const { from, to, head, tail } = words;
  for (const [name, value] of Object.entries({ from, to, head, tail })) {
    let field = form.querySelector(`input[name="${name}"]`);
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      form.append(field);
    }
    field.value = value;
  }
  form.requestSubmit(submitter);
}

document.addEventListener("keydown", (event) => {
  const bar = event.target.closest?.("#pop");
  if (!bar) return;
  const buttons = [...bar.querySelectorAll("button")];
  const at = buttons.indexOf(event.target);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step) {
    buttons[(at + step + buttons.length) % buttons.length].focus();
    event.preventDefault();
  } else if (event.key === "Escape") {
    bar.hidden = true;
    document.getElementById("text").focus({ preventScroll: true });
    event.preventDefault();
  } else if (!singleKeysOn()) {
    return;
  }
});

const KINDS = { c: "claim", p: "person", l: "place", o: "organisation", t: "tag", n: "note" };
for (const [key, kind] of Object.entries(KINDS)) bind(key, () => mark(kind));
bind("Escape", () => {
  if (!pop() || pop().hidden) return false;
  pop().hidden = true;
  document.getSelection().removeAllRanges();
  return true;
});
