// When a request fails, the page says so and keeps everything as it was: nothing typed is lost.
import { warn } from "./toasts.js";

const SENTENCES = {
  400: "The server could not read this. What you typed is still here.",
  403: "You may not do this, or your sign-in has ended. What you typed is still here: sign in again in another tab, then repeat.",
  404: "This is gone: somebody may have deleted it. What you typed is still here.",
  429: "Too many requests in a short time. Wait a moment, then repeat.",
};

document.addEventListener("htmx:sendError", () => {
  warn("No connection to the desk. What you typed is still here; try again when you are back.");
});
document.addEventListener("htmx:timeout", () => {
  warn("The desk took too long to answer. What you typed is still here; try again.");
});
document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  warn(SENTENCES[status] ?? "Something went wrong at the desk. What you typed is still here; try again.");
});
// A refusal that says where it belongs (HX-Reswap) brings its own sentence.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (!event.detail.isError || !event.detail.xhr.getResponseHeader("HX-Reswap")) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});
// A redirect to the sign-in page must not be swapped into a corner of this one.
document.addEventListener("htmx:beforeSwap", (event) => {
  const landed = new URL(event.detail.xhr.responseURL || location.href);
  if (landed.pathname.startsWith("/accounts/login/") && location.pathname !== landed.pathname) {
    event.detail.shouldSwap = false;
    warn(SENTENCES[403]);
  }
});
