// Toasts leave after ten seconds of not being looked at; U takes back the newest that can be.
import { bind } from "./keys.js";
import { pressSettled } from "./pressing.js";

const LIFE = 10_000;
const region = () => document.getElementById("toasts");
const running = new WeakMap();

function dismiss(toast) {
  const away = toast.contains(document.activeElement);
  toast.remove();
  if (away) document.getElementById("main")?.focus();
}

function start(toast) {
  if (running.has(toast) || toast.classList.contains("toast--bad")) return;
  const state = { left: LIFE, since: performance.now(), timer: 0 };
  const go = () => {
    toast.classList.remove("is-held");
    state.since = performance.now();
    state.timer = setTimeout(() => dismiss(toast), state.left);
  };
  const hold = () => {
    if (toast.classList.contains("is-held")) return;
    clearTimeout(state.timer);
    state.left -= performance.now() - state.since;
    toast.classList.add("is-held");
  };
  const letGo = () => {
    if (!toast.matches(":hover") && !toast.contains(document.activeElement)) go();
  };
  toast.addEventListener("pointerenter", hold);
  toast.addEventListener("focusin", hold);
  toast.addEventListener("pointerleave", letGo);
  toast.addEventListener("focusout", () => setTimeout(letGo));
  running.set(toast, state);
  go();
}

/** Show a message made in the browser. It stays until it is dismissed. */
export function warn(text) {
  const made = document.getElementById("toast-template")?.content.cloneNode(true);
  if (!made || !region()) return;
  made.querySelector("[data-text]").textContent = text;
  for (const old of region().querySelectorAll(".toast--bad")) {
    if (old.querySelector("[data-text]")?.textContent === text) old.remove();
  }
  region().append(made);
}

const startAll = () => region()?.querySelectorAll("[data-toast]").forEach(start);
new MutationObserver(startAll).observe(region() ?? document.createElement("i"), { childList: true });
startAll();

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-dismiss]");
  if (button) dismiss(button.closest("[data-toast]"));
});
// Once the undo has gone through, what offered it is spent.
document.addEventListener("htmx:afterRequest", (event) => {
  const toast = event.detail.elt.closest?.("[data-toast]");
  if (toast && event.detail.successful) dismiss(toast);
});

bind("u", () => {
  const undo = [...(region()?.querySelectorAll("[data-undo]") ?? [])].pop();
  if (!undo) return false;
  pressSettled(undo);
  return true;
});
