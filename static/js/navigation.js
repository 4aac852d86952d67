// Two-step keys to the sections, taken from the links of the masthead; "/" to the page's search.
import { bind } from "./keys.js";
import { openPalette } from "./palette.js";

const KEYS = { h: "Overview", a: "Articles", c: "Claims", q: "Questions", p: "People", l: "Places", o: "Organisations", t: "Tags", n: "Notes", i: "Imports", r: "Review" };

for (const [key, label] of Object.entries(KEYS)) {
  bind(`g ${key}`, () => {
    const link = [...document.querySelectorAll(".menu--nav a, .mast__nav a")].find((one) => one.textContent.trim() === label);
    if (!link) return false;
    location.href = link.href;
    return true;
  });
}

bind("/", () => {
  const field = document.querySelector("[data-page-search]");
  if (!field || field.offsetParent === null) return openPalette();
  field.focus();
  field.select();
  return true;
});
