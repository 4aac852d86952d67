// Walking over one kind of suggestions alone: all, claims, names. W goes from one to the next.
import { announce } from "../live.js";
import { bind } from "../keys.js";

const ORDER = ["", "claims", "names"];
const WORDS = { "": "all suggestions", claims: "claims", names: "names" };
let only = "";

/** Whether a suggested mark is among those that are walked. */
export const walked = (mark) => !only || mark.classList.contains("mk-claim") === (only === "claims");

const buttons = () => [...document.querySelectorAll("#strip [data-walk-only]")];

function show() {
  // Where one kind is left, there is nothing to choose: whatever is left is walked.
  if (!buttons().length) only = "";
  for (const button of buttons()) button.setAttribute("aria-pressed", String(button.dataset.walkOnly === only));
  for (const dot of document.querySelectorAll("#strip [data-dot]")) dot.hidden = Boolean(only) && dot.dataset.dot.startsWith("C-") !== (only === "claims");
}

function choose(kind) {
  if (!buttons().length) return false;
  only = kind;
  show();
  announce(`Walking over ${WORDS[kind]}`);
  return true;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-walk-only]");
  if (button) choose(button.dataset.walkOnly);
});
bind("w", () => choose(ORDER[(ORDER.indexOf(only) + 1) % ORDER.length]));
// The server opens the next suggestion together with its answer: of the kind that is walked.
document.addEventListener("htmx:configRequest", (event) => {
  if (only && event.detail.verb === "post" && document.getElementById("desk")) event.detail.parameters.walk = only;
});
document.addEventListener("htmx:afterSettle", show);
