// J and K walk the suggestions, and where there are none all marks; A and X decide.
import { announce } from "../live.js";
import { bind } from "../keys.js";
import { pressSettled } from "../pressing.js";
import { arrived, cardComing, close, isSending, open, openCard, openLabel } from "./open.js";
import { desk, text } from "./text.js";
import { walked } from "./kinds.js";

const shown = (mark) => {
  const hidden = (document.body.dataset.hide ?? "").split(" ");
  const kind = [...mark.classList].find((name) => name.startsWith("mk-"))?.slice(3);
  return !hidden.includes(kind) && !(mark.classList.contains("is-sug") && hidden.includes("suggested"));
};
const all = () => [...(text()?.querySelectorAll(".mk[id]") ?? [])].filter(shown);
const suggestions = () => all().filter((mark) => mark.classList.contains("is-sug") && walked(mark));

function walk(step) {
  if (!desk()) return false;
  if (isSending()) return true;
  const open_ = openLabel();
  const some = suggestions();
  const list = some.length ? some : all();
  if (!list.length) return false;
  const at = list.findIndex((mark) => mark.id === open_);
  const next = at < 0 ? beside(list, step) : list[(at + step + list.length) % list.length];
  open(next.id, { focus: true });
  mind(next);
  return true;
}

// From a mark that is not in the list, or from nowhere: the next one on the screen.
function beside(list, step) {
  const here = document.activeElement?.closest?.(".mk");
  if (here) {
    const after = list.filter((mark) => {
      const order = here.compareDocumentPosition(mark);
      return step > 0 ? order & Node.DOCUMENT_POSITION_FOLLOWING : order & Node.DOCUMENT_POSITION_PRECEDING;
    });
    if (after.length) return step > 0 ? after[0] : after[after.length - 1];
  }
  return step > 0 ? list[0] : list[list.length - 1];
}

/** The strip at the foot says which suggestion this is. */
function mind(mark) {
  const some = suggestions();
  const at = some.indexOf(mark);
  const count = document.querySelector("[data-strip-count]");
  const quote = document.querySelector("[data-strip-quote]");
  if (at < 0 || !count) return;
  count.textContent = `Suggestion ${at + 1} of ${some.length}`;
  quote.textContent = `“${mark.textContent}”`;
  for (const dot of document.querySelectorAll("[data-dot]")) dot.classList.toggle("on", dot.dataset.dot === mark.id);
}
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "live-card") return;
  const mark = document.getElementById(openLabel() || "none-open");
  if (mark?.classList.contains("is-sug")) mind(mark);
});

// Which ones follow is known before the decided one is gone: the server opens the next of them,
// unless its layer is hidden here.
let following = [];
function press(selector) {
  // The next card has not been seen yet: nothing is decided about it.
  if (isSending()) return true;
  const coming = cardComing();
  if (coming) { coming.then(() => press(selector)); return true; }
  const button = openCard()?.querySelector(selector);
  if (!button) return false;
  pressSettled(button);
  return true;
}
const decide = (state) => press(`form[action$="/decide/"] [name="state"][value="${state}"]`);
function rejectMore() {
  const summary = openCard()?.querySelector("[data-reject-more]");
  if (!summary) return false;
  const more = summary.parentElement;
  more.open = true;
  more.querySelector("button").focus();
  return true;
}
const DECIDING = /\/([CM]-\d+)\/(?:decide|name)\/$/;
document.addEventListener("htmx:beforeRequest", (event) => {
  const label = DECIDING.exec(event.detail.requestConfig?.path ?? "")?.[1];
  if (!label || event.detail.requestConfig.verb !== "post") return;
  const some = suggestions().map((mark) => mark.id);
  const at = some.indexOf(label);
  following = [...some.slice(at + 1), ...some.slice(0, Math.max(at, 0)).reverse()];
  for (const piece of text().querySelectorAll(`[data-m="${CSS.escape(label)}"]`)) piece.classList.add("is-deciding");
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful || !DECIDING.test(event.detail.requestConfig?.path ?? "")) return;
  for (const piece of text()?.querySelectorAll(".is-deciding") ?? []) piece.classList.remove("is-deciding");
});
document.addEventListener("desk:decided", () => {
  const left = new Map(suggestions().map((mark) => [mark.id, mark]));
  const here = openLabel();
  const next = left.has(here) ? here : following.find((label) => left.has(label)) ?? [...left.keys()][0];
  if (!next) {
    close({ force: true });
    announce("No suggestions left");
    text()?.focus({ preventScroll: true });
    return;
  }
  if (next === here) arrived(next);
  else open(next, { focus: true });
  mind(left.get(next));
});

document.addEventListener("click", (event) => {
  const step = event.target.closest("[data-walk]");
  if (step) walk(Number(step.dataset.walk));
  const button = event.target.closest(".strip [data-decide]");
  if (button && !decide(button.dataset.decide)) walk(1);
});

bind("j", () => walk(1));
bind("k", () => walk(-1));
bind("a", (event) => (event.shiftKey ? press('[value="accept-here"], [name="state"][value="together"]') : decide("confirmed")));
bind("x", (event) => (event.shiftKey ? rejectMore() : decide("rejected")));
bind("b", () => press('[form="choose-other"]'));
bind("]", () => go("older/"));
bind("[", () => go("newer/"));
function go(where) {
  if (!desk()) return false;
  location.href = desk().dataset.base + where;
  return true;
}
bind("r", () => {
  const menu = document.querySelector(".menu--versions");
  if (!menu) return false;
  menu.open = !menu.open;
  if (menu.open) menu.querySelector("a")?.focus();
  return true;
});
