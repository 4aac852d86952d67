// Likely duplicates by keyboard: J and K walk the pairs, M merges, X says that they are not the
// same, W keeps the other one, S skips. After a decision the focus is on the pair that stands
// where the decided one stood.
import { announce } from "./live.js";
import { bind } from "./keys.js";
import "./desk/combobox.js";

const rows = () => [...document.querySelectorAll("#pairs [data-row]")];
const current = () => document.activeElement?.closest?.("#pairs [data-row]") ?? document.querySelector("#pairs [data-row].is-cur");

function go(row) {
  if (!row) return false;
  for (const one of rows()) one.classList.toggle("is-cur", one === row);
  row.querySelector("[data-pair]").focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  return true;
}

function walk(step) {
  const all = rows();
  const here = all.indexOf(current());
  if (step > 0 && here >= 0 && here === all.length - 1) {
    const further = document.querySelector("#pairs [rel=next]");
    if (further) { further.focus(); return true; }
  }
  return go(all[here < 0 ? 0 : Math.min(all.length - 1, Math.max(0, here + step))]);
}

function press(what) {
  const button = current()?.querySelector(`[name="do"][value="${what}"]`);
  if (!button) return false;
  button.click();
  return true;
}

function swap() {
  const other = current()?.querySelector("[name=keep]:not(:checked)");
  if (!other) return false;
  other.checked = true;
  announce(`Keep ${other.closest("label").textContent.trim()}`);
  return true;
}

if (document.getElementById("pairs")) {
  bind("j", () => walk(1));
  bind("k", () => walk(-1));
  bind("s", () => walk(1));
  bind("m", () => press("merge"));
  bind("x", () => press("different"));
  bind("w", swap);
}

document.addEventListener("click", (event) => {
  const skip = event.target.closest("[data-skip]");
  if (!skip) return;
  go(skip.closest("[data-row]"));
  walk(1);
});

let place = -1;
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target?.id === "pairs") place = rows().indexOf(current());
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "pairs" || place < 0) return;
  const all = rows();
  const row = all[Math.min(place, all.length - 1)];
  place = -1;
  if (!go(row)) announce("No pairs left");
});
