/** The words selected in the text go to this field, one line each, with the key « m ». While it holds
 *  some, the key that publishes masks them, and nothing is published with them by mistake. */
export default function selected(field) {
  const text = document.querySelector(field.dataset.from);
  const status = document.querySelector(field.dataset.status);
  const masks = field.form.querySelector("[data-masks]");
  const publishes = document.querySelector('[data-key="p"]');

  const listed = () => field.value.split("\n").map((line) => line.trim()).filter(Boolean);

  function say() {
    const words = listed();
    status.textContent = words.length ? `${status.dataset.said} ${words.map((one) => `« ${one} »`).join(", ")}.` : "";
    if (!publishes) return;
    const [on, off] = words.length ? [masks, publishes] : [publishes, masks];
    on.dataset.key = "p";
    delete off.dataset.key;
  }

  field.addEventListener("input", say);
  for (const input of document.querySelectorAll('[name="kind"][value="publish"]')) {
    input.form.addEventListener("submit", (event) => guard(event), { capture: true });
  }

  function guard(event) {
    if (!listed().length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    status.textContent = status.dataset.instead;
    masks.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "m" || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select")) return;
    const selection = getSelection();
    const words = selection.toString().trim();
    field.closest("details").open = true;
    if (words && text.contains(selection.anchorNode)) {
      if (!listed().includes(words)) field.value = [...listed(), words].join("\n");
      say();
    } else {
      event.preventDefault();
      field.focus();
    }
  });
  say();
}
