/** Send a form once, however often its button is pressed; going back gives the buttons back. */
export default function once(form) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (sent) event.preventDefault();
    sent = true;
    // After the browser has read the form: a disabled button would not send its name.
    setTimeout(() => mark(form, true));
  });
  addEventListener("pageshow", () => {
    sent = false;
    mark(form, false);
  });
}

function mark(form, busy) {
  form.setAttribute("aria-busy", busy);
  for (const button of form.querySelectorAll('button[type="submit"]')) button.disabled = busy;
}
