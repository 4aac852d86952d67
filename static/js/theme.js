// The theme button: system, light, dark. Kept in a cookie, so that the server draws the next
// page right from its first byte. Without script the button posts the same choice.
import { announce } from "./live.js";

const ORDER = ["system", "light", "dark"];
const WORDS = { system: "follow system", light: "light", dark: "dark" };
const YEAR = 365 * 24 * 3600;

document.addEventListener("click", (event) => {
  const button = event.target.closest("#theme");
  if (!button) return;
  event.preventDefault();
  const root = document.documentElement;
  const next = ORDER[(ORDER.indexOf(root.dataset.theme || "system") + 1) % ORDER.length];
  root.dataset.theme = next === "system" ? "" : next;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  const age = next === "system" ? 0 : YEAR;
  document.cookie = `fogline_theme=${next}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
  button.value = ORDER[(ORDER.indexOf(next) + 1) % ORDER.length];
  button.setAttribute("aria-label", `Theme: ${WORDS[next]}. Change`);
  announce(`Theme: ${WORDS[next]}`);
});
