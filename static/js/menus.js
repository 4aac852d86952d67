// Menus are <details>: they open alone. This closes them again, on Escape, outside, or away.
const open = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("focusin", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector("summary").focus();
    event.preventDefault();
  }
});

// Panels that a button shows on narrow screens: <button data-panel="filters" aria-expanded>.
function toggle(button, show) {
  const panel = document.getElementById(button.dataset.panel);
  if (!panel) return;
  panel.classList.toggle("is-open", show);
  document.querySelectorAll(`[data-panel="${button.dataset.panel}"][aria-expanded]`)
    .forEach((one) => one.setAttribute("aria-expanded", String(show)));
  if (show) {
    panel.querySelector("input,select,button,a[href]")?.focus();
  } else {
    document.querySelector(`[data-panel="${button.dataset.panel}"][aria-expanded]`)?.focus();
  }
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-panel]");
  if (button) toggle(button, !document.getElementById(button.dataset.panel)?.classList.contains("is-open"));
});
document.addEventListener("keydown", (event) => {
  const panel = event.key === "Escape" && document.querySelector(".is-open[id]");
  const button = panel && document.querySelector(`[data-panel="${panel.id}"][aria-expanded]`);
  if (button) { toggle(button, false); event.preventDefault(); }
});
