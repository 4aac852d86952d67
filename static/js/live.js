// Says things to screen readers, through the one status region of the page.

let pending = 0;

/** Announce a sentence. The same sentence twice is said twice. */
export function announce(text) {
  const region = document.getElementById("live");
  if (!region) return;
  region.textContent = "";
  clearTimeout(pending);
  pending = setTimeout(() => { region.textContent = text; }, 60);
}

const said = new Map();

// A running bar is announced at every tenth, not at every tick.
function progress(bar) {
  const most = Number(bar.getAttribute("aria-valuemax"));
  if (!most) return;
  const tenth = Math.floor((10 * Number(bar.getAttribute("aria-valuenow"))) / most);
  const label = bar.getAttribute("aria-label") || "Progress";
  if (said.has(label) && tenth > said.get(label)) announce(`${label}: ${tenth * 10} percent`);
  said.set(label, tenth);
}

const look = (root) => root.querySelectorAll("[role=progressbar][data-announce]").forEach(progress);
document.addEventListener("htmx:afterSettle", () => look(document));
look(document);

// What was wrong with a form is read first: the summary takes the focus.
function focusSummary() {
  const summary = document.querySelector("[data-focus]");
  if (!summary) return;
  summary.removeAttribute("data-focus");
  summary.focus();
  if (!document.title.startsWith("Error: ")) document.title = `Error: ${document.title}`;
}
document.addEventListener("htmx:afterSettle", focusSummary);
focusSummary();
