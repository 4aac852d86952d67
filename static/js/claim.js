// Claims: E edits the one shown, T tags those chosen; a button prints, a button copies the citation.
import { announce } from "./live.js";
import { bind } from "./keys.js";

for (const key of ["e", "t"]) {
  bind(key, () => {
    const control = document.querySelector(`[data-key=${key}]`);
    if (!control || control.offsetParent === null) return false;
    if (control.matches("input")) control.focus();
    else control.click();
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
