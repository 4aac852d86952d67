// After a conflict: taking what the other person saved, field by field.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take]");
  if (!button) return;
  const field = document.getElementById(button.dataset.take) ?? document.getElementById(button.dataset.take.replace(/^mark_/, "id_"));
  if (!field) return;
  field.value = button.dataset.value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});
