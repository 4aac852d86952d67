// Places in the text, as the desk names them: "paragraph:unit", the number of the paragraph and
// the UTF-16 units before the place in it. The server turns them into code points.

export const text = () => document.getElementById("text");
export const desk = () => document.getElementById("desk");
export const paragraphs = () => text()?.querySelectorAll(":scope > p") ?? [];
export const numberOf = (paragraph) => Number(paragraph.id.slice(1));
export const paragraphOf = (node) => {
  const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
  const paragraph = element?.closest("#text > p");
  return paragraph ?? null;
};

/** The UTF-16 units of a paragraph before a point of the page inside it. */
export function unitsBefore(paragraph, node, offset) {
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The point of the page at a unit of a paragraph: {node, offset} in a text node. */
export function pointAt(paragraph, unit) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let left = unit;
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left <= node.length) return { node, offset: left };
    left -= node.length;
    last = node;
  }
  return last ? { node: last, offset: last.length } : { node: paragraph, offset: paragraph.childNodes.length };
}

const CHECKED = 64;
const firstOf = (string) => Array.from(string.slice(0, CHECKED * 2)).slice(0, CHECKED).join("");
const lastOf = (string) => {
  // A slice may begin in the middle of a pair of units.
  const whole = Array.from(string.slice(-CHECKED * 2 - 1)).slice(1);
  return (string.length <= CHECKED ? Array.from(string) : whole).slice(-CHECKED).join("");
};

/**
 * What is selected in the text: {from, to, head, tail, first, last, range}, or null.
 * `head` and `tail` let the server see that it means the same words.
 */
export function selected() {
  const selection = document.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed || !text()) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(text())) return null;
  const parts = [];
  for (const paragraph of paragraphs()) {
    if (!range.intersectsNode(paragraph)) {
      if (parts.length) break;
      continue;
    }
    const length = paragraph.textContent.length;
    const start = paragraph.contains(range.startContainer) ? unitsBefore(paragraph, range.startContainer, range.startOffset) : 0;
    const end = paragraph.contains(range.endContainer) ? unitsBefore(paragraph, range.endContainer, range.endOffset) : length;
    if (start < end) parts.push({ paragraph, start, end });
  }
  if (!parts.length) return null;
  const first = parts[0];
  const last = parts[parts.length - 1];
  const words = (part) => part.paragraph.textContent.slice(part.start, part.end);
  if (!parts.some((part) => words(part).trim())) return null;
  return {
    from: `${numberOf(first.paragraph)}:${first.start}`,
    to: `${numberOf(last.paragraph)}:${last.end}`,
    head: firstOf(words(first)),
    tail: lastOf(words(last)),
    first,
    last,
    range,
  };
}

/** A range of the page from one place to another. */
export function rangeOf(first, last) {
  const range = document.createRange();
  const start = pointAt(first.paragraph, first.start);
  const end = pointAt(last.paragraph, last.end);
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

/** Keep words visibly held while the focus is in a form. Needs the highlight API; else nothing. */
export function hold(range) {
  if (!globalThis.CSS?.highlights) return;
  if (range) CSS.highlights.set("held", new Highlight(range));
  else CSS.highlights.delete("held");
}
