// Fields that suggest: the ARIA 1.2 combobox with a listbox that the server fills. The value of
// the field stays plain text, which the server understands without any of this.
//
// data-options="entities|tags" with data-kind; data-many="," for several in one field;
// a textarea with data-calls suggests people behind an @.
import { announce } from "../live.js";

const WAIT = 120;
const state = new WeakMap();
let made = 0;

const isField = (target) => target.matches?.("input[data-options], textarea[data-calls]");

/** The part of the field's text that is being typed: {from, to, query}, or null. */
function token(field) {
  const { value } = field;
  const caret = field.selectionStart ?? value.length;
  if (field.matches("[data-calls]")) {
    const match = /(?:^|[^\w@])@([\w.+-]{0,60})$/.exec(value.slice(0, caret));
    return match ? { from: caret - match[1].length - 1, to: caret, query: match[1] } : null;
  }
  const many = field.dataset.many;
  if (!many) return { from: 0, to: value.length, query: value.trim() };
  const from = value.lastIndexOf(many, caret - 1) + 1;
  const end = value.indexOf(many, caret);
  const to = end < 0 ? value.length : end;
  return { from, to, query: value.slice(from, to).trim() };
}

function own(field) {
  if (state.has(field)) return state.get(field);
  made += 1;
  const list = document.createElement("ul");
  list.className = "options";
  list.id = `options-${made}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  field.after(list);
  if (field.tagName === "INPUT") {
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-expanded", "false");
  }
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  const one = { list, timer: 0, asked: "" };
  state.set(field, one);
  return one;
}

const options = (list) => [...list.querySelectorAll("[role=option]")];
const chosen = (list) => options(list).find((option) => option.getAttribute("aria-selected") === "true");

function choose(field, option) {
  const { list } = own(field);
  for (const other of options(list)) other.setAttribute("aria-selected", String(other === option));
  if (option) {
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    field.removeAttribute("aria-activedescendant");
  }
}

function shut(field) {
  const one = state.get(field);
  if (!one) return;
  clearTimeout(one.timer);
  one.list.hidden = true;
  one.asked = "";
  if (field.tagName === "INPUT") field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function where(field) {
  const holder = field.closest("[data-entities]");
  if (!holder) return "";
  if (field.matches("[data-calls]")) return holder.dataset.calls;
  return field.dataset.options === "tags" ? holder.dataset.tags : holder.dataset.entities;
}

// Upwards, where the list would reach below the strip at the foot.
function openUpwards(one) {
  one.list.classList.remove("options--up");
  if (one.list.hidden) return;
  const foot = document.getElementById("strip")?.getBoundingClientRect().top ?? innerHeight;
  one.list.classList.toggle("options--up", one.list.getBoundingClientRect().bottom > foot - 8);
}

async function ask(field) {
  const one = own(field);
  const part = token(field);
  const calls = field.matches("[data-calls]");
  if (!part || (!calls && !part.query)) { shut(field); return; }
  const address = where(field);
  if (!address) return;
  const query = new URLSearchParams({ q: part.query.replace(/^[PLO]-\d+\s+/, ""), kind: field.dataset.kind ?? "" });
  one.asked = String(query);
  // Not through htmx.ajax: while one request is under way it says of the next that it is done.
  let text;
  try {
    const answer = await fetch(`${address}?${query}`, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return;
    text = await answer.text();
  } catch {
    return; // Suggestions are a help; the field takes what is typed without them.
  }
  if (one.asked !== String(query) || document.activeElement !== field) return;
  htmx.swap(one.list, text, { swapStyle: "innerHTML" });
  const found = options(one.list);
  found.forEach((option, place) => { option.id = `${one.list.id}-${place}`; });
  // A list that offers only what stands in the field already would but cover the buttons below.
  const offers = found.some((option) => option.dataset.make || option.dataset.value !== part.query);
  one.list.hidden = !offers;
  openUpwards(one);
  if (field.tagName === "INPUT") field.setAttribute("aria-expanded", String(offers));
  choose(field, calls ? found[0] : null);
  if (offers) announce(`${found.length} suggestions`);
}

function take(field, option) {
  const part = token(field);
  if (!part) return;
  const many = field.dataset.many;
  const before = field.value.slice(0, part.from);
  const after = field.value.slice(part.to);
  const lead = before && many && !before.endsWith(" ") ? " " : "";
  const tail = many && !after.trim() ? `${many} ` : field.matches("[data-calls]") ? " " : "";
  const put = lead + option.dataset.value + tail;
  field.value = before + put + after;
  field.setSelectionRange(before.length + put.length, before.length + put.length);
  makes(field, option.dataset.make ?? "");
  shut(field);
  field.focus();
}

// "New person …" says what is to be made; a choice from the file says that nothing is.
function makes(field, kind) {
  const form = field.form;
  const box = form?.elements.make_new;
  if (box && field.name === "entity") {
    box.checked = Boolean(kind);
    if (kind) form.elements.description?.focus();
    return;
  }
  const select = form?.elements[`${field.name}_kind`];
  if (!select) return;
  if (kind) select.value = kind;
  ask_kinds(form);
}

function ask_kinds(form) {
  for (const part of form?.querySelectorAll(".askkind") ?? []) {
    const select = part.querySelector("select");
    const field = form.elements[part.dataset.kindsFor];
    part.hidden = !select.value && field?.getAttribute("aria-invalid") !== "true";
  }
}

document.addEventListener("input", (event) => {
  if (!isField(event.target)) return;
  const one = own(event.target);
  clearTimeout(one.timer);
  one.timer = setTimeout(() => ask(event.target), WAIT);
});
document.addEventListener("focusin", (event) => { if (isField(event.target)) own(event.target); });
document.addEventListener("focusout", (event) => { if (isField(event.target)) setTimeout(() => { if (document.activeElement !== event.target) shut(event.target); }, 120); });

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (!isField(field)) return;
  const { list } = own(field);
  const open = !list.hidden;
  const all = options(list);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && open) {
    const at = all.indexOf(chosen(list));
    choose(field, all[at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length]);
  } else if (step === 1 && field.tagName === "INPUT" && event.altKey !== undefined && token(field)?.query) {
    ask(field);
  } else if (event.key === "Enter" && open && chosen(list)) {
    take(field, chosen(list));
  } else if (event.key === "Escape" && open) {
    shut(field);
    event.stopPropagation();
  } else {
    return;
  }
  event.preventDefault();
}, true);

document.addEventListener("pointerdown", (event) => {
  const option = event.target.closest?.(".options [role=option]");
  if (!option) return;
  event.preventDefault();
  const list = option.closest(".options");
  const field = list.previousElementSibling;
  if (isField(field)) take(field, option);
});

const fresh = () => { for (const form of document.querySelectorAll("[data-card-form]")) ask_kinds(form); };
document.addEventListener("htmx:afterSettle", fresh);
fresh();
