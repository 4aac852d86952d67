// The theme button: system, light, dark. Kept in a cookie, so that the server draws the next
// page right from its first byte. Without script the button posts the same choice.
import { announce } from "./live.js";

const ORDER = ["system", "light", "dark"];
const WORDS = { system: "follow system", light: "light", dark: "dark" };
const YEAR = 365 * 24 * 3600;

function choose(next) {
  const root = document.documentElement;
  root.dataset.theme = next === "system" ? "" : next;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  const age = next === "system" ? 0 : YEAR;
  document.cookie = `fogline_theme=${next}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
  const button = document.getElementById("theme");
  button.value = ORDER[(ORDER.indexOf(next) + 1) % ORDER.length];
  button.setAttribute("aria-label", `Theme: ${WORDS[next]}. Change`);
  announce(`Theme: ${WORDS[next]}`);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("#theme, [data-theme-choice]");
  if (!button) return;
  event.preventDefault();
  const now = document.documentElement.dataset.theme || "system";
  choose(button.dataset.themeChoice ?? ORDER[(ORDER.indexOf(now) + 1) % ORDER.length]);
});
