// J and K walk the suggestions, and where there are none all marks; A and X decide.
import { announce } from "../live.js";
import { bind } from "../keys.js";
import { close, open, openCard, openLabel } from "./open.js";
import { desk, text } from "./text.js";

const shown = (mark) => {
  const hidden = (document.body.dataset.hide ?? "").split(" ");
  const kind = [...mark.classList].find((name) => name.startsWith("mk-"))?.slice(3);
  return !hidden.includes(kind) && !(mark.classList.contains("is-sug") && hidden.includes("suggested"));
};
const all = () => [...(text()?.querySelectorAll(".mk[id]") ?? [])].filter(shown);
const suggestions = () => all().filter((mark) => mark.classList.contains("is-sug"));

function walk(step) {
  if (!desk()) return false;
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

let next = "";
function decide(state) {
  const button = openCard()?.querySelector(`form[action$="/decide/"] [value="${state}"]`);
  if (!button) return false;
  button.click();
  return true;
}
// Which one follows is known before the decided one is gone.
document.addEventListener("htmx:beforeRequest", (event) => {
  const path = event.detail.requestConfig?.path ?? "";
  const label = /\/([CM]-\d+)\/decide\/$/.exec(path)?.[1];
  if (!label) return;
  const some = suggestions();
  const at = some.findIndex((mark) => mark.id === label);
  next = (some[at + 1] ?? some[at - 1])?.id ?? "";
  for (const piece of text().querySelectorAll(`[data-m="${CSS.escape(label)}"]`)) piece.classList.add("is-deciding");
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful || !/\/decide\/$/.test(event.detail.requestConfig?.path ?? "")) return;
  for (const piece of text()?.querySelectorAll(".is-deciding") ?? []) piece.classList.remove("is-deciding");
});
document.addEventListener("desk:decided", () => {
  const mark = next ? document.getElementById(next) : null;
  if (mark) {
    open(next, { focus: true });
    mind(mark);
  } else {
    close({ force: true });
    announce("No suggestions left");
    text()?.focus({ preventScroll: true });
  }
});

document.addEventListener("click", (event) => {
  const step = event.target.closest("[data-walk]");
  if (step) walk(Number(step.dataset.walk));
  const button = event.target.closest(".strip [data-decide]");
  if (button && !decide(button.dataset.decide)) walk(1);
});

bind("j", () => walk(1));
bind("k", () => walk(-1));
bind("a", () => decide("confirmed"));
bind("x", () => decide("rejected"));
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
