// Single-key shortcuts: one registry, silent while somebody types, and off for those who want
// them off (html[data-keys=off]). Two-step keys are written "g a".

const bindings = new Map();
const PREFIX_WAIT = 1200;
let prefix = "";
let prefixTimer = 0;

const FIELDS = "input:not([type=checkbox],[type=radio],[type=button],[type=submit]),textarea,select,[contenteditable]";

/** True while keys belong to a field. */
export function typing(target) {
  return Boolean(target.closest?.(FIELDS));
}

/**
 * Bind a key ("j", "?", "Escape", "g a"). The handler gets the event and returns false where it
 * has nothing to do, so that the key stays with the browser. Returns a function that unbinds.
 */
export function bind(key, handler) {
  const before = bindings.get(key) ?? [];
  bindings.set(key, [handler, ...before]);
  return () => bindings.set(key, (bindings.get(key) ?? []).filter((one) => one !== handler));
}

function run(key, event) {
  return (bindings.get(key) ?? []).some((handler) => handler(event) !== false);
}

export const singleKeysOn = () => document.documentElement.dataset.keys !== "off";

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing(event.target) || !singleKeysOn()) return;
  if (document.querySelector("dialog[open]")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (prefix) {
    const both = `${prefix} ${key}`;
    prefix = "";
    clearTimeout(prefixTimer);
    if (run(both, event)) { event.preventDefault(); return; }
  }
  if ([...bindings.keys()].some((bound) => bound.startsWith(`${key} `))) {
    prefix = key;
    clearTimeout(prefixTimer);
    prefixTimer = setTimeout(() => { prefix = ""; }, PREFIX_WAIT);
  }
  if (run(key, event)) event.preventDefault();
}

document.addEventListener("keydown", onKey);
