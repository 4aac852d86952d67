// The review queue by keyboard: J and K walk its names, or the places of an open one; Enter opens,
// A accepts, X rejects, S sets aside where that can be. After a decision the focus is on what stands where the decided one stood.
import { announce } from "./live.js";
import { bind } from "./keys.js";
import { pressSettled } from "./pressing.js";
import "./desk/combobox.js";

const queue = () => document.getElementById("queue");
const rows = () => [...(queue()?.querySelectorAll("[data-row]") ?? [])];
const current = () => document.activeElement?.closest?.("[data-row]") ?? queue()?.querySelector("[data-row].is-cur");
const link = (row) => row?.querySelector("[data-open-row]");
const boxes = (row) => [...row.querySelectorAll(".cb")];

function mark(row) {
  for (const one of rows()) one.classList.toggle("is-cur", one === row);
}
function go(element, row) {
  if (!element) return false;
  mark(row);
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
  return true;
}

// The stops of the walk: every name, and behind an open one its places.
const stops = () => rows().flatMap((row) => [[link(row), row], ...boxes(row).map((box) => [box, row])]);
function walk(step) {
  const all = stops();
  if (!all.length) return false;
  const here = all.findIndex(([element]) => element === document.activeElement);
  const start = here < 0 ? all.findIndex(([, row]) => row === current()) - (current() ? step : 0) : here;
  const next = all[Math.min(all.length - 1, Math.max(0, start < 0 && step < 0 ? all.length - 1 : start + step))];
  return go(...next);
}

function press(what) {
  const row = current();
  if (!row) return false;
  const ticked = row.querySelector(".cb:checked");
  const button = row.querySelector(`[name="do"][value="${what}${ticked ? "-ticked" : ""}"]`);
  if (!button) return false;
  pressSettled(button);
  return true;
}

bind("j", () => walk(1));
bind("k", () => walk(-1));
bind("a", () => press("accept"));
bind("x", () => press("reject"));
bind("s", () => press("aside"));

// What was decided about is gone from the list: the next one has moved to its place.
const asked = new WeakMap();
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target?.id !== "queue") return;
  const row = current();
  if (row) asked.set(event.detail.xhr, { place: rows().indexOf(row), id: row.id });
});
document.addEventListener("htmx:afterSettle", (event) => {
  const before = asked.get(event.detail.xhr);
  if (!before || event.detail.elt?.id !== "queue") return;
  asked.delete(event.detail.xhr);
  const all = rows();
  const row = document.getElementById(before.id) ?? all[Math.min(before.place, all.length - 1)];
  if (!row) { announce("Nothing waits"); return; }
  const opened = event.detail.requestConfig?.verb === "get" && row.classList.contains("is-open");
  go(opened ? boxes(row)[0] ?? link(row) : link(row), row);
});
