/** Take the focus when the page opens: a summary of errors is read first. */
export default function focus(element) {
  element.focus();
}
