// The caret: reading and selecting the text by keyboard alone. V turns it on and off. Arrows move
// by letter and line, with Ctrl or Alt by word and paragraph, Shift selects, Enter opens the
// toolbar. The browser's own selection is what is drawn; the caret shows where it would grow.
import { announce } from "../live.js";
import { bind } from "../keys.js";
import { focusToolbar } from "./selecting.js";
import { desk, numberOf, paragraphOf, paragraphs, pointAt, text, unitsBefore } from "./text.js";

let on = false;
let anchor = null;
let focus = null;
let column = null;

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const at = (number) => document.getElementById(`p${number}`);
const count = () => paragraphs().length;
const content = (number) => at(number).textContent;
const rtl = (number) => getComputedStyle(at(number)).direction === "rtl";
const segmenters = new Map();
function segmenter(granularity) {
  const language = text().lang || undefined;
  const key = `${language} ${granularity}`;
  if (!segmenters.has(key)) {
    let made;
    try {
      made = new Intl.Segmenter(language, { granularity });
    } catch {
      made = new Intl.Segmenter(undefined, { granularity });
    }
    segmenters.set(key, made);
  }
  return segmenters.get(key);
}

function boundary(string, unit, step, granularity) {
  const segments = segmenter(granularity).segment(string);
  if (step > 0) {
    let one = segments.containing(unit);
    while (one && granularity === "word" && !one.isWordLike && one.index + one.segment.length < string.length) {
      one = segments.containing(one.index + one.segment.length);
    }
    return one ? one.index + one.segment.length : string.length;
  }
  let one = segments.containing(unit - 1);
  while (one && granularity === "word" && !one.isWordLike && one.index > 0) one = segments.containing(one.index - 1);
  return one ? one.index : 0;
}

function along(place, step, granularity) {
  const string = content(place.p);
  if (step > 0 && place.u >= string.length) return place.p < count() ? { p: place.p + 1, u: 0 } : place;
  if (step < 0 && place.u <= 0) return place.p > 1 ? { p: place.p - 1, u: content(place.p - 1).length } : place;
  return { p: place.p, u: boundary(string, place.u, step, granularity) };
}

function byParagraph(place, step) {
  if (step < 0) return place.u > 0 ? { p: place.p, u: 0 } : { p: Math.max(1, place.p - 1), u: 0 };
  return place.p < count() ? { p: place.p + 1, u: 0 } : { p: place.p, u: content(place.p).length };
}

function boxOf(place) {
  const paragraph = at(place.p);
  const { node, offset } = pointAt(paragraph, place.u);
  const range = document.createRange();
  range.setStart(node, offset);
  range.collapse(true);
  const own = range.getClientRects();
  if (own.length) return own[own.length - 1];
  // An empty range at an edge has no box in some browsers: take the letter beside it.
  const string = content(place.p);
  const after = place.u < string.length;
  const other = after ? boundary(string, place.u, 1, "grapheme") : boundary(string, place.u, -1, "grapheme");
  const point = pointAt(paragraph, other);
  if (after) range.setEnd(point.node, point.offset);
  else range.setStart(point.node, point.offset);
  const box = range.getClientRects()[0] ?? paragraph.getBoundingClientRect();
  const left = after === rtl(place.p) ? box.right : box.left;
  return { left, top: box.top, bottom: box.bottom, height: box.height };
}

function pointFrom(x, y) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found && { node: found.offsetNode, offset: found.offset };
  }
  const found = document.caretRangeFromPoint?.(x, y);
  return found && { node: found.startContainer, offset: found.startOffset };
}

function byLine(place, step) {
  const here = boxOf(place);
  column ??= here.left;
  const height = Number.parseFloat(getComputedStyle(text()).lineHeight) || here.height;
  keepInSight(here, height * 2);
  const box = boxOf(place);
  for (let far = 1; far <= 3; far += 1) {
    const y = (box.top + box.bottom) / 2 + step * height * far;
    const found = pointFrom(clamp(column, text().getBoundingClientRect().left + 1, text().getBoundingClientRect().right - 1), y);
    const paragraph = found && paragraphOf(found.node);
    if (paragraph) {
      const next = { p: numberOf(paragraph), u: unitsBefore(paragraph, found.node, found.offset) };
      if (next.p !== place.p || next.u !== place.u) return next;
    }
  }
  return step > 0 ? byParagraph(place, 1) : byParagraph({ p: place.p, u: 0 }, -1);
}

function lineEdge(place, step) {
  const box = boxOf(place);
  const area = at(place.p).getBoundingClientRect();
  const end = (step > 0) !== rtl(place.p);
  const found = pointFrom(end ? area.right - 1 : area.left + 1, (box.top + box.bottom) / 2);
  const paragraph = found && paragraphOf(found.node);
  return paragraph === at(place.p) ? { p: place.p, u: unitsBefore(paragraph, found.node, found.offset) } : place;
}

function keepInSight(box, room) {
  const foot = document.getElementById("strip")?.getBoundingClientRect().top ?? innerHeight;
  if (box.top < 70 + room / 2) scrollBy({ top: box.top - 140 });
  else if (box.bottom > foot - room) scrollBy({ top: box.bottom - foot + room + 40 });
}

function draw() {
  let mark = document.getElementById("caret");
  if (!on) { mark?.remove(); return; }
  const read = document.getElementById("main");
  if (!mark || !read.contains(mark)) {
    mark?.remove();
    mark = document.createElement("span");
    mark.id = "caret";
    mark.className = "caret";
    mark.setAttribute("aria-hidden", "true");
    read.append(mark);
  }
  const box = boxOf(focus);
  const base = read.getBoundingClientRect();
  mark.style.left = `${box.left - base.left}px`;
  mark.style.top = `${box.top - base.top}px`;
  mark.style.height = `${box.bottom - box.top}px`;
  // Begin the blinking anew, so that a caret that moves is always seen.
  mark.classList.remove("is-still");
  void mark.offsetWidth;
  mark.classList.add("is-still");
}

function select() {
  const from = pointAt(at(anchor.p), anchor.u);
  const to = pointAt(at(focus.p), focus.u);
  document.getSelection().setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

function move(next, extend, spoken) {
  const before = focus;
  focus = next;
  if (!extend) anchor = next;
  select();
  keepInSight(boxOf(focus), 60);
  draw();
  if (extend) return;
  const string = content(focus.p);
  if (spoken === "paragraph" || before.p !== focus.p) {
    announce(`Paragraph ${focus.p}. ${string.slice(focus.u, focus.u + 160)}`);
  } else if (spoken === "word" || spoken === "line") {
    announce(string.slice(focus.u, spoken === "word" ? boundary(string, focus.u, 1, "word") : focus.u + 80));
  } else {
    announce(focus.u < string.length ? string.slice(focus.u, boundary(string, focus.u, 1, "grapheme")) : "end of paragraph");
  }
}

function startPlace() {
  const selection = document.getSelection();
  const paragraph = paragraphOf(selection?.focusNode);
  if (paragraph) return { p: numberOf(paragraph), u: unitsBefore(paragraph, selection.focusNode, selection.focusOffset) };
  const mark = document.activeElement?.closest?.("#text .mk");
  if (mark) return { p: numberOf(paragraphOf(mark)), u: unitsBefore(paragraphOf(mark), mark, 0) };
  for (const one of paragraphs()) if (one.getBoundingClientRect().bottom > 90) return { p: numberOf(one), u: 0 };
  return { p: 1, u: 0 };
}

function turn(wanted) {
  if (!desk() || !count()) return false;
  on = wanted;
  for (const button of document.querySelectorAll("[data-caret]")) button.setAttribute("aria-pressed", String(on));
  text().classList.toggle("has-caret", on);
  if (on) {
    focus = startPlace();
    anchor = focus;
    column = null;
    text().focus({ preventScroll: true });
    select();
    keepInSight(boxOf(focus), 60);
    announce(`Caret on, paragraph ${focus.p}. Arrows move, Shift selects, Enter marks, Escape ends.`);
  } else {
    announce("Caret off");
  }
  draw();
  return true;
}

const MOVES = {
  ArrowRight: (event) => sideways(event, 1),
  ArrowLeft: (event) => sideways(event, -1),
  ArrowDown: (event) => vertically(event, 1),
  ArrowUp: (event) => vertically(event, -1),
  Home: (event) => (event.ctrlKey ? { p: 1, u: 0 } : lineEdge(focus, -1)),
  End: (event) => (event.ctrlKey ? { p: count(), u: content(count()).length } : lineEdge(focus, 1)),
};
const far = (event) => event.ctrlKey || event.altKey || event.metaKey;

function sideways(event, direction) {
  const step = rtl(focus.p) ? -direction : direction;
  return along(focus, step, far(event) ? "word" : "grapheme");
}
function vertically(event, step) {
  return far(event) ? byParagraph(focus, step) : byLine(focus, step);
}

document.addEventListener("keydown", (event) => {
  if (!on || !text() || !(text().contains(event.target) || event.target === document.body)) return;
  if (event.key === "Enter") {
    if (focusToolbar()) event.preventDefault();
    return;
  }
  const how = MOVES[event.key];
  if (!how) return;
  event.preventDefault();
  if (!["ArrowUp", "ArrowDown"].includes(event.key)) column = null;
  const sideway = event.key === "ArrowLeft" || event.key === "ArrowRight";
  const unit = sideway ? (far(event) ? "word" : "letter") : (far(event) ? "paragraph" : "line");
  move(how(event), event.shiftKey, unit);
});

// A press with the pointer puts the caret there; a layout change moves it along.
document.addEventListener("pointerup", () => {
  if (!on) return;
  setTimeout(() => {
    const selection = document.getSelection();
    const paragraph = paragraphOf(selection.focusNode);
    const first = paragraphOf(selection.anchorNode);
    if (!paragraph || !first) return;
    focus = { p: numberOf(paragraph), u: unitsBefore(paragraph, selection.focusNode, selection.focusOffset) };
    anchor = { p: numberOf(first), u: unitsBefore(first, selection.anchorNode, selection.anchorOffset) };
    draw();
  });
});
const again = () => { if (on && text()) { focus.p = clamp(focus.p, 1, count()); focus.u = clamp(focus.u, 0, content(focus.p).length); draw(); } };
addEventListener("resize", again);
document.addEventListener("htmx:afterSettle", again);

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-caret]")) turn(!on);
});
bind("v", () => turn(!on));
bind("Escape", () => (on ? turn(false) : false));
