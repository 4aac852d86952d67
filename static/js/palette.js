// Find anything: a combobox over the results that the server sends. Ctrl K anywhere.
import { announce } from "./live.js";
import { openDialog } from "./dialog.js";

const dialog = () => document.getElementById("palette");
const list = () => document.getElementById("palette-results");
const input = () => dialog().querySelector("[role=combobox]");
const options = () => [...list().querySelectorAll("[role=option]")];

/** Open the palette; false where this page has none. */
export function openPalette() {
  if (!dialog()) return false;
  openDialog(dialog());
  input().focus();
  input().select();
  return true;
}

function choose(option) {
  for (const other of options()) other.setAttribute("aria-selected", String(other === option));
  input().setAttribute("aria-expanded", String(options().length > 0));
  if (option) {
    input().setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    input().removeAttribute("aria-activedescendant");
  }
}

const chosen = () => options().find((option) => option.getAttribute("aria-selected") === "true");

function move(step) {
  const all = options();
  if (!all.length) return;
  const at = all.indexOf(chosen());
  choose(all[(at + step + all.length) % all.length]);
}

// What has no address is a command of its own: pressing it does it.
function open(option, newTab) {
  if (!option.href) {
    option.click();
    dialog().close();
  } else if (newTab) window.open(option.href, "_blank", "noopener");
  else location.href = option.href;
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
    if (openPalette() !== false) event.preventDefault();
    return;
  }
  if (!dialog()?.open || event.target !== input()) return;
  if (event.key === "ArrowDown") move(1);
  else if (event.key === "ArrowUp") move(-1);
  else if (event.key === "Enter" && chosen()) open(chosen(), event.ctrlKey || event.metaKey);
  else return;
  event.preventDefault();
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "palette-results") return;
  options().forEach((option, place) => { option.id ||= `palette-option-${place}`; option.tabIndex = -1; });
  choose(options()[0]);
  const found = options().length;
  announce(found ? `${found} found` : "Nothing found");
});
// In the palette the link is followed by the combobox; a click or tap works as on any link.
document.addEventListener("mousemove", (event) => {
  const option = event.target.closest?.("#palette-results [role=option]");
  if (option && option !== chosen()) choose(option);
});
