// The Articles page: T goes to the tag of the selected rows, and what a swap took the focus from
// gives it to the number of articles.
import { bind } from "./keys.js";

bind("t", () => {
  const list = document.querySelector("[data-list]");
  const field = list?.querySelector("[data-bulk-tag]");
  if (!field || !list.querySelector(".cb:checked")) return false;
  field.focus();
  return true;
});

// Enter in the tag field tags; it must not press the first button of the form.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("[data-bulk-tag]")) return;
  event.preventDefault();
  event.target.closest(".bulk__tag").querySelector("button").click();
});

document.addEventListener("htmx:afterSettle", (event) => {
  const total = document.querySelector("#count [data-total]");
  const all = document.querySelector("[data-all-matching]");
  if (total && all) all.dataset.total = total.dataset.total;
  if (event.detail.target?.id === "articles" && document.activeElement === document.body) {
    document.getElementById("main")?.focus({ preventScroll: true });
  }
});
