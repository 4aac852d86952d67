// A question: F finds claims to add, A answers, E changes it (as on the page of a claim). Whoever
// comes for paper gets the print dialogue once all of it stands.
import "./claim.js";
import { bind } from "./keys.js";

bind("f", () => {
  const field = document.querySelector("[data-find]");
  if (!field) return false;
  field.focus();
  field.scrollIntoView({ block: "center" });
  return true;
});

if (window.location.hash === "#print") {
  window.addEventListener("load", () => window.print(), { once: true });
}
