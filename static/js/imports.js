// What is too large to send is said before it is sent, so that nothing typed is lost.
import { warn } from "./toasts.js";

const bytesOf = (form) =>
  [...new FormData(form).values()].reduce((sum, value) => sum + new Blob([value]).size, 0);
const inMegabytes = (bytes) => `${(bytes / 1_000_000).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;

function refuse(event, form, bytes, most) {
  event.preventDefault();
  event.stopPropagation();
  const way = form.querySelector("input[type=file]")
    ? "Send fewer files at once, or have an admin import them from the command line."
    : "Save it as a file and import that, or divide it into the articles it is made of.";
  warn(`This is ${inMegabytes(bytes)}; ${inMegabytes(most)} is the most. ${way} What you typed is still here.`);
}
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target.closest("form[data-most-bytes]");
    const most = Number(form?.dataset.mostBytes);
    const bytes = form ? bytesOf(form) : 0;
    if (bytes > most) refuse(event, form, bytes, most);
  },
  true,
);
// A browser chokes on hundreds of megabytes in a field: they are turned away at its door.
document.addEventListener("paste", (event) => {
  const form = event.target.closest?.("form[data-most-bytes]");
  const most = Number(form?.dataset.mostBytes);
  const letters = form ? event.clipboardData.getData("text").length : 0;
  if (letters > most) refuse(event, form, letters, most);
});

const lit = (event, on) => event.target.closest?.(".drop")?.classList.toggle("is-over", on);
document.addEventListener("dragover", (event) => lit(event, true));
document.addEventListener("dragleave", (event) => lit(event, false));

// A drop anywhere in the frame counts for the field in it.
document.addEventListener("drop", (event) => {
  const field = event.target.closest?.(".drop")?.querySelector("input[type=file]");
  lit(event, false);
  if (!field || event.target === field) return;
  event.preventDefault();
  field.files = event.dataTransfer.files;
});
document.addEventListener("dragover", (event) => {
  if (event.target.closest?.(".drop")) event.preventDefault();
});
