// Claims: E edits the one shown, T tags those chosen, W, R and A open what is added to the chain
// and the assessment; a button prints, a button copies the citation.
import { announce } from "./live.js";
import { bind } from "./keys.js";
import { pressSettled } from "./pressing.js";

function openFold(summary) {
  const fold = summary.parentElement;
  fold.open = true;
  fold.querySelector("input:not([type=hidden]), select, textarea").focus();
}

for (const key of ["e", "t", "w", "r", "a"]) {
  bind(key, () => {
    const control = document.querySelector(`[data-key=${key}]`);
    if (!control || control.offsetParent === null) return false;
    if (control.matches("input")) control.focus();
    else if (control.matches("summary")) openFold(control);
    else pressSettled(control);
    return true;
  });
}

document.addEventListener("click", async (event) => {
  if (event.target.closest("[data-print]")) window.print();
  const copier = event.target.closest("[data-copy]");
  if (!copier) return;
  const source = document.getElementById(copier.dataset.copy);
  try {
    await navigator.clipboard.writeText(source.textContent);
    announce("Copied");
  } catch {
    // No clipboard without a secure connection: select it, so that Ctrl C does the same.
    window.getSelection().selectAllChildren(source);
    announce("Selected; copy with Control C");
  }
});
