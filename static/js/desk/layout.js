// The margin: each card at the height of its mark, pushed down where two would collide. The open
// card keeps its place and its neighbours yield. One pass of reads, one of writes.
import { text } from "./text.js";

const GAP = 9;
const WIDE = matchMedia("(min-width: 861px)");
let asked = 0;

const firstRect = (element) => element?.getClientRects()[0] ?? element?.getBoundingClientRect();

/** The first piece of each mark, by its label. */
export function marksByLabel() {
  const found = new Map();
  for (const mark of text()?.querySelectorAll(".mk[id]") ?? []) found.set(mark.id, mark);
  return found;
}

function wanted(card, marks, base) {
  const label = card.dataset.for;
  const mark = label && marks.get(label);
  if (mark) return firstRect(mark).top - base - 6;
  const held = globalThis.CSS?.highlights?.get("held");
  const range = held && [...held][0];
  if (card.dataset.new && range) return (range.getClientRects()[0]?.top ?? base) - base - 6;
  // Without a place (a lost mark, a form by hand) the card stands where one is reading.
  return Math.max(20, 80 - base);
}

function lay() {
  asked = 0;
  const margin = document.getElementById("margin");
  if (!margin) return;
  margin.classList.toggle("is-laid", WIDE.matches);
  const live = margin.querySelector("#live-card .mc");
  for (const card of margin.querySelectorAll("#cards .mc.is-off")) card.classList.remove("is-off");
  const twin = live?.dataset.for && document.getElementById(`card-${live.dataset.for}`);
  twin?.classList.add("is-off");
  if (!WIDE.matches) {
    for (const card of margin.querySelectorAll(".mc")) card.style.top = "";
    margin.style.minHeight = "";
    drawLeader(margin, null);
    return;
  }
  const base = margin.getBoundingClientRect().top;
  const marks = marksByLabel();
  const cards = [];
  for (const card of margin.querySelectorAll(".mc")) {
    const height = card.offsetHeight;
    if (height) cards.push({ card, height, want: wanted(card, marks, base), y: 0 });
  }
  cards.sort((a, b) => a.want - b.want);
  place(cards, cards.findIndex((each) => each.card === live));
  let end = 0;
  for (const each of cards) {
    each.card.style.top = `${each.y}px`;
    end = Math.max(end, each.y + each.height);
  }
  margin.style.minHeight = `${end + 20}px`;
  drawLeader(margin, live, marks);
}

function place(cards, live) {
  let below = 14;
  for (const each of cards) {
    each.y = Math.max(each.want, below);
    below = each.y + each.height + GAP;
  }
  if (live < 0) return;
  const open = cards[live];
  open.y = Math.max(open.want, 14);
  let top = open.y;
  for (let i = live - 1; i >= 0; i -= 1) {
    cards[i].y = Math.min(cards[i].y, top - GAP - cards[i].height);
    top = cards[i].y;
  }
  if (cards[0].y < 14) {
    // Not enough room above: everything down to the open card moves down again.
    below = 14;
    for (let i = 0; i <= live; i += 1) {
      cards[i].y = Math.max(cards[i].y, below);
      below = cards[i].y + cards[i].height + GAP;
    }
  }
  below = open.y + open.height + GAP;
  for (let i = live + 1; i < cards.length; i += 1) {
    cards[i].y = Math.max(cards[i].want, below);
    below = cards[i].y + cards[i].height + GAP;
  }
}

function drawLeader(margin, live, marks) {
  const path = margin.querySelector(".leader path");
  const mark = live && marks?.get(live.dataset.for);
  if (!path) return;
  if (!mark) { path.setAttribute("d", ""); return; }
  const pieces = document.querySelectorAll(`#text [data-m="${CSS.escape(live.dataset.for)}"]`);
  const last = [...pieces].pop() ?? mark;
  const rects = last.getClientRects();
  const line = rects[rects.length - 1];
  const box = margin.querySelector(".leader").getBoundingClientRect();
  if (!line) { path.setAttribute("d", ""); return; }
  const from = Math.max(0, text().getBoundingClientRect().right - box.left + 8);
  const y = (line.top + line.bottom) / 2 - box.top;
  const to = live.getBoundingClientRect().top - box.top + 20;
  path.setAttribute("d", `M${from} ${y}H62L80 ${to}`);
}

/** Lay the margin out before the next frame, once however often it is asked for. */
export function layOut() {
  if (!asked) asked = requestAnimationFrame(lay);
}

addEventListener("load", layOut);
addEventListener("resize", layOut);
document.fonts?.ready.then(layOut);
document.addEventListener("htmx:afterSettle", layOut);
// In long texts heights are estimates until a paragraph comes near the screen.
document.addEventListener("contentvisibilityautostatechange", layOut, true);
const sizes = new ResizeObserver(layOut);
for (const id of ["live-card", "text"]) {
  const element = document.getElementById(id);
  if (element) sizes.observe(element);
}
document.addEventListener("input", (event) => {
  if (event.target.closest("#live-card")) layOut();
});
document.addEventListener("toggle", (event) => {
  if (event.target.closest?.("#margin")) layOut();
}, true);
addEventListener("beforeprint", () => {
  for (const card of document.querySelectorAll("#margin .mc")) card.style.top = "";
});
addEventListener("afterprint", layOut);
layOut();
