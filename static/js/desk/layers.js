// Layers: which kinds of marks are drawn. Kept on this device; the words never change.
import { announce } from "../live.js";
import { bind } from "../keys.js";
import { layOut } from "./layout.js";

const KEPT = "fogline.layers";
const ORDER = ["claim", "person", "place", "org", "note", "tag"];

function kept() {
  try {
    return new Set((localStorage.getItem(KEPT) ?? "").split(" ").filter(Boolean));
  } catch {
    return new Set();
  }
}
let hidden = kept();

function apply() {
  document.body.dataset.hide = [...hidden].join(" ");
  for (const box of document.querySelectorAll("[data-layer]")) box.checked = !hidden.has(box.dataset.layer);
  document.body.classList.toggle("no-margin", hidden.has("margin"));
  layOut();
}

function toggle(layer, label) {
  if (!document.getElementById("layers")) return false;
  if (hidden.has(layer)) hidden.delete(layer);
  else hidden.add(layer);
  try {
    localStorage.setItem(KEPT, [...hidden].join(" "));
  } catch {
    // Private windows may refuse; the layers then last as long as the page.
  }
  apply();
  announce(`${label} ${hidden.has(layer) ? "hidden" : "shown"}`);
  return true;
}

const named = (layer) => document.querySelector(`[data-layer="${layer}"]`)?.closest("label")?.textContent.trim() ?? layer;

document.addEventListener("change", (event) => {
  const layer = event.target.dataset?.layer;
  if (layer) toggle(layer, named(layer));
});
ORDER.forEach((layer, place) => bind(String(place + 1), () => toggle(layer, named(layer))));
bind("s", () => toggle("suggested", "Suggested marks"));
bind("m", () => toggle("margin", "Margin"));
document.addEventListener("htmx:afterSettle", apply);
addEventListener("storage", (event) => {
  if (event.key === KEPT) { hidden = kept(); apply(); }
});
apply();
