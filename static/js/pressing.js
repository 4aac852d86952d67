/**
 * Press a button of a form that has only just come: for a moment htmx does not know it yet, and
 * the browser would send the form itself and load the page anew.
 */
export function pressSettled(button) {
  if (!button.isConnected) return;
  if (button.closest(".htmx-settling, .htmx-swapping, .htmx-added")) requestAnimationFrame(() => pressSettled(button));
  else button.click();
}
