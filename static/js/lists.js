// Lists of rows: J and K walk them, X chooses, Shift chooses a range, the bar counts.
//
// <form data-list> holds <li class="art" data-row> rows, each with a link in its heading and a
// checkbox .cb; [data-bulk-count] shows the number, [data-select-all] takes every match by
// setting the hidden field [data-all-matching] to 1, [data-clear] lets go of all.
import { announce } from "./live.js";
import { bind } from "./keys.js";

const form = () => document.querySelector("[data-list]");
const rows = () => [...document.querySelectorAll("[data-row]")];
const current = () => document.querySelector("[data-row].is-cur");
let last = null;

function go(step) {
  const all = rows();
  if (!all.length) return false;
  const at = all.indexOf(current());
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
  for (const row of all) row.classList.toggle("is-cur", row === next);
  next.querySelector("h2 a, h3 a, a")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function count(say = true) {
  const list = form();
  if (!list) return;
  const all = list.querySelector("[data-all-matching]");
  const boxes = list.querySelectorAll(".cb:checked").length;
  const total = all?.value === "1" ? Number(all.dataset.total) : boxes;
  for (const place of list.querySelectorAll("[data-bulk-count]")) place.textContent = total.toLocaleString("en-GB");
  if (say) announce(total ? `${total.toLocaleString("en-GB")} selected` : "Nothing selected");
}

function take(box, checked, range) {
  const boxes = rows().map((row) => row.querySelector(".cb")).filter(Boolean);
  const from = range && last?.isConnected ? boxes.indexOf(last) : -1;
  const to = boxes.indexOf(box);
  const chosen = from < 0 ? [box] : boxes.slice(Math.min(from, to), Math.max(from, to) + 1);
  for (const one of chosen) one.checked = checked;
  last = box;
  const all = form()?.querySelector("[data-all-matching]");
  if (all && !checked) all.value = "";
  count();
}

document.addEventListener("click", (event) => {
  const box = event.target.closest("[data-row] .cb");
  if (box) { take(box, box.checked, event.shiftKey); return; }
  const list = form();
  if (!list) return;
  if (event.target.closest("[data-select-all]")) {
    for (const one of list.querySelectorAll("[data-row] .cb")) one.checked = true;
    const all = list.querySelector("[data-all-matching]");
    if (all) all.value = "1";
    count();
  }
  if (event.target.closest("[data-clear]")) clear();
});

function clear() {
  const list = form();
  if (!list?.querySelector(".cb:checked")) return false;
  for (const one of list.querySelectorAll(".cb:checked")) one.checked = false;
  const all = list.querySelector("[data-all-matching]");
  if (all) all.value = "";
  count();
  return true;
}

document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (!row) return;
  for (const other of rows()) other.classList.toggle("is-cur", other === row);
});
document.addEventListener("htmx:afterSettle", () => count(false));

bind("j", () => go(1));
bind("k", () => go(-1));
bind("x", (event) => {
  const box = current()?.querySelector(".cb");
  if (!box) return false;
  take(box, !box.checked, event.shiftKey);
  return true;
});
bind("Escape", () => clear());

// Choices that submit their form at once, where there is script: sort order, page size.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit]")) event.target.form?.requestSubmit();
});
