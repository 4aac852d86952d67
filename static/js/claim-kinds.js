// The form of a claim: only the fields that the chosen kind has are in sight.
function fit(form) {
  const kind = form.elements.kind?.value;
  for (const group of form.querySelectorAll("[data-kinds]")) {
    const fits = group.dataset.kinds.split(" ").includes(kind);
    // Fields with something wrong stay in sight, whatever the kind.
    group.classList.toggle("is-off", !fits && !group.querySelector(".field--err"));
  }
}

function fitAll(root) {
  for (const form of root.querySelectorAll("form")) {
    if (form.querySelector("[data-kinds]")) fit(form);
  }
}

document.addEventListener("change", (event) => {
  if (event.target.name === "kind" && event.target.form) fit(event.target.form);
});
document.addEventListener("htmx:afterSwap", () => fitAll(document));
fitAll(document);
