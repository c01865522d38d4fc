/** Keys of a page: each element says its own in data-key. Off with the tick of the panel, for ever here. */
const STORED = "consult-keys";

export default function keys(panel) {
  const tick = panel.querySelector("input");
  panel.hidden = false;
  tick.checked = localStorage.getItem(STORED) !== "off";
  tick.addEventListener("change", () => localStorage.setItem(STORED, tick.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    if (event.key === "?") return open(panel, event);
    if (tick.checked) press(event);
  });
}

function typing(element) {
  return element.matches("input:not([type=radio], [type=checkbox]), textarea, select") || element.isContentEditable;
}

let before;

/** Open it, or close it and go back where one was. */
function open(panel, event) {
  event.preventDefault();
  panel.open = !panel.open;
  if (panel.open) {
    before = { focused: document.activeElement, top: scrollY };
    panel.querySelector("summary").focus();
  } else {
    before?.focused.focus({ preventScroll: true });
    scrollTo({ top: before?.top ?? 0 });
  }
}

function press(event) {
  const { key } = event;
  if (key === "j" || key === "k") return move(key === "j" ? 1 : -1, event);
  const found = /^[1-9]$/.test(key)
    ? document.querySelectorAll("[name=ground]")[key - 1]
    : key === "x"
      ? document.activeElement.closest(".entry")?.querySelector("[name=texte]")
      : document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!found) return;
  event.preventDefault();
  // A reason is chosen with the text still in sight.
  if (found.matches("input, textarea, select")) found.focus({ preventScroll: found.type === "radio" });
  if (!found.matches("textarea, select")) found.click();
}

/** From one entry of a list to the next. */
function move(step, event) {
  const links = [...document.querySelectorAll(".entry__title a")];
  if (!links.length) return;
  event.preventDefault();
  const here = links.findIndex((link) => link.closest(".entry").contains(document.activeElement));
  const next = here < 0 ? 0 : Math.min(Math.max(here + step, 0), links.length - 1);
  links[next].focus();
}
