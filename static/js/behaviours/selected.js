/** The words selected in the text go to this field, one line each, with the key « m ». */
export default function selected(field) {
  const text = document.querySelector(field.dataset.from);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "m" || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select")) return;
    const selection = getSelection();
    const words = selection.toString().trim();
    field.closest("details").open = true;
    if (words && text.contains(selection.anchorNode)) {
      field.value = [field.value.trim(), words].filter(Boolean).join("\n");
    } else {
      event.preventDefault();
      field.focus();
    }
  });
}
