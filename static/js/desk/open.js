// The open card: which mark it belongs to, how it opens, closes, and where the focus goes.
import { announce } from "../live.js";
import { bind } from "../keys.js";
import { pressSettled } from "../pressing.js";
import { warn } from "../toasts.js";
import { layOut } from "./layout.js";
import { desk, hold, text } from "./text.js";

const slot = () => document.getElementById("live-card");
const markOf = (label) => (label ? text()?.querySelector(`.mk[id="${CSS.escape(label)}"]`) : null);
let start = "";

/** The label of the open mark, or "". */
export const openLabel = () => slot()?.querySelector(".mc")?.dataset.for ?? "";
export const openCard = () => slot()?.querySelector(".mc") ?? null;

const form = () => slot()?.querySelector("form[data-card-form]");
const state = (one) => JSON.stringify([...new FormData(one)].filter(([name]) => name !== "csrfmiddlewaretoken"));

/** True, and said aloud, where a form holds something unsaved that would be lost. */
export function isWriting() {
  const one = form();
  if (!one || state(one) === start) return false;
  warn("Save or cancel what you are writing first.");
  one.querySelector("textarea,input:not([type=hidden])")?.focus();
  return true;
}

function light(label) {
  for (const piece of text()?.querySelectorAll(".mk.is-live") ?? []) piece.classList.remove("is-live");
  if (!label) return;
  for (const piece of text().querySelectorAll(`[data-m="${CSS.escape(label)}"]`)) piece.classList.add("is-live");
}

function scrollTo(mark) {
  const box = mark.getBoundingClientRect();
  const covered = matchMedia("(max-width: 860px)").matches ? innerHeight * 0.45 : innerHeight - 90;
  if (box.top < 70 || box.bottom > covered) {
    const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    scrollBy({ top: box.top - Math.min(260, innerHeight * 0.3), behavior: Math.abs(box.top) > innerHeight * 3 ? "auto" : smooth });
  }
}

const remember = (label) => history.replaceState(history.state, "", `${location.pathname}${location.search}${label ? `#${label}` : ""}`);

function settle(label, { focus, say }) {
  hold(null);
  light(label);
  const mark = markOf(label);
  if (mark) {
    scrollTo(mark);
    if (focus) mark.focus({ preventScroll: true });
  }
  remember(label);
  if (say) announce(mark ? `${label}: ${mark.textContent}` : label);
  return mark;
}

/** Open the card of a mark; `focus` moves the focus to the mark in the text. */
export function open(label, { focus = false, say = true } = {}) {
  if (isWriting()) return;
  const mark = settle(label, { focus, say });
  const version = new URLSearchParams(location.search).get("version");
  const query = version ? `?version=${encodeURIComponent(version)}` : "";
  const fetched = htmx.ajax("GET", `${desk().dataset.base}${label}/${query}`, { target: "#live-card", swap: "innerHTML" })
    .catch(() => {})
    .then(() => {
      if (coming === fetched) coming = null;
      if (!mark) openCard()?.focus();
    });
  coming = fetched;
}

let coming = null;
/** The card that is on its way, as a promise, or null: what is pressed now is meant for that one. */
export const cardComing = () => coming;

// A card that was asked for before something was sent away comes too late: it would take the form
// from under the answer. While an answer is awaited no other card is fetched; it brings the next.
let wanted = null;
let sending = null;
document.addEventListener("htmx:beforeRequest", (event) => {
  const { target, requestConfig, xhr } = event.detail;
  if (target?.id !== "live-card") return;
  if (requestConfig.verb !== "get") { sending = xhr; wanted = null; }
  else if (sending) event.preventDefault();
  else wanted = xhr;
});
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, requestConfig, xhr } = event.detail;
  if (target?.id === "live-card" && requestConfig.verb === "get" && xhr !== wanted) event.detail.shouldSwap = false;
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.xhr === sending) sending = null;
});
/** Whether the card's form has been sent and not been answered yet. */
export const isSending = () => sending !== null;

/** The card of a mark has come already, with the answer to something else. */
export const arrived = (label) => settle(label, { focus: true, say: true });

/** Empty the slot and give the focus back to the mark. */
export function close({ force = false } = {}) {
  if (!force && isWriting()) return false;
  const label = openLabel();
  const inside = slot()?.contains(document.activeElement) || document.activeElement === document.body;
  if (!openCard()) return false;
  slot().replaceChildren();
  light("");
  hold(null);
  remember("");
  layOut();
  if (inside) (markOf(label) ?? text())?.focus({ preventScroll: true });
  return true;
}

/** Fetch the form that marks the words between two places. */
export function openForm(kind, words, range) {
  if (isWriting()) return;
  light("");
  hold(range);
  document.getSelection()?.removeAllRanges();
  const { from, to, head, tail } = words;
  const query = new URLSearchParams({ version: desk().dataset.version, from, to, head, tail });
  htmx.ajax("GET", `${desk().dataset.base}mark/${kind}/?${query}`, { target: "#live-card", swap: "innerHTML" });
}

// A form that arrives takes the focus in its first field; its state is what "unsaved" is against.
let pressed = "";
document.addEventListener("htmx:beforeRequest", () => {
  const active = document.activeElement;
  pressed = active?.name === "edge" ? `[name="edge"][value="${active.value}"]` : "";
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "live-card") return;
  light(openLabel());
  const one = form();
  if (!one) return;
  start = state(one);
  if (slot().querySelector("#conflict")) { slot().querySelector("#conflict").focus(); start = ""; return; }
  if (one.querySelector(".errsum")) { start = ""; return; }
  layOut();
  requestAnimationFrame(() => {
    const field = one.querySelector("textarea,input:not([type=hidden],[type=checkbox]),select");
    field?.focus({ preventScroll: true });
    if (field?.tagName === "INPUT") field.select();
    slot().firstElementChild?.scrollIntoView({ block: "nearest" });
  });
});

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest("[data-open]");
  if (link && desk()) {
    event.preventDefault();
    nextOf(link);
    return;
  }
  const away = event.target.closest("[data-close-card]");
  if (away && slot()) {
    event.preventDefault();
    close({ force: true });
    return;
  }
  const mark = event.target.closest("#text .mk");
  if (mark && document.getSelection()?.isCollapsed !== false) open(innermost(mark));
});

// A second press on the same words opens the mark around the one that is open.
function innermost(piece) {
  const labels = [];
  for (let one = piece; one; one = one.parentElement.closest(".mk")) labels.push(one.dataset.m);
  return labels[(labels.indexOf(openLabel()) + 1) % labels.length];
}

// The count beside a name goes from one of its mentions to the next.
function nextOf(link) {
  const all = link.dataset.all?.split(" ") ?? [link.dataset.open];
  open(all[(all.indexOf(openLabel()) + 1) % all.length], { focus: true });
}

bind("Escape", () => close());
bind("e", () => {
  const link = slot()?.querySelector("[data-edit]");
  if (!link) return false;
  pressSettled(link);
  return true;
});
bind("Enter", (event) => {
  if (!event.target.matches?.("#text .mk") || !openCard()) return false;
  openCard().focus();
  return true;
});

const LABEL = /^#([CMNS]-[1-9]\d*)$/;
function fromAddress() {
  const label = LABEL.exec(location.hash)?.[1];
  if (!label || !desk() || label === openLabel()) return;
  open(label, { focus: true });
}
addEventListener("hashchange", fromAddress);

// What the server says has happened.
const body = document;
body.addEventListener("desk:marked", ({ detail }) => {
  hold(null);
  light(openLabel());
  remember(detail.label);
  markOf(detail.label)?.focus({ preventScroll: true });
  announce(`Saved ${detail.label}`);
});
body.addEventListener("desk:moved", ({ detail }) => {
  light(detail.label);
  (slot().querySelector(pressed || "[data-none]") ?? markOf(detail.label))?.focus({ preventScroll: true });
  announce(`${detail.label}: ${[...text().querySelectorAll(`[data-m="${CSS.escape(detail.label)}"]`)].map((one) => one.textContent).join(" ")}`);
});
body.addEventListener("desk:commented", () => {
  slot()?.querySelector("#comment_body")?.focus({ preventScroll: true });
});
body.addEventListener("desk:deleted", ({ detail }) => {
  remember("");
  text()?.focus({ preventScroll: true });
  announce(`Deleted ${detail.label}`);
});

// After an undo the desk comes anew; the focus goes to what is there again.
let restored = "";
body.addEventListener("desk:changed", ({ detail }) => { restored = detail?.restored?.[0] ?? ""; });
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "desk" && event.detail.elt?.id !== "desk") return;
  const mark = markOf(restored);
  if (mark) { scrollTo(mark); light(restored); mark.focus({ preventScroll: true }); }
  restored = "";
});
// Where a piece has no place any more, somebody else changed the page: it comes anew.
document.addEventListener("htmx:oobErrorNoTarget", () => {
  htmx.trigger(document.body, "desk:changed");
});

addEventListener("load", fromAddress);
if (openLabel()) { light(openLabel()); const mark = markOf(openLabel()); if (mark) scrollTo(mark); }
