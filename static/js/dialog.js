// Dialogs are <dialog>: the browser traps the focus, this gives it back. A dialog that arrives
// from the server in #dialog opens by itself and leaves when it is closed.
import { bind } from "./keys.js";

/** Open a dialog as modal and return the focus to where it came from when it closes. */
export function openDialog(dialog, opener = document.activeElement) {
  if (!dialog || dialog.open) return;
  dialog.addEventListener("close", () => {
    if (dialog.closest("#dialog")) dialog.remove();
    if (opener?.isConnected) opener.focus();
  }, { once: true });
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (dialog && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      openDialog(dialog, opener);
    }
    return;
  }
  if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
  // A press on the backdrop lands on the dialog itself, outside its box.
  if (event.target instanceof HTMLDialogElement && event.target.open) {
    const box = event.target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside && event.detail) event.target.close();
  }
});

let opener = null;
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target?.id === "dialog") opener = event.detail.elt;
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id === "dialog") openDialog(event.detail.target.querySelector("dialog:not([open])"), opener);
});

bind("?", () => openDialog(document.getElementById("help")));
