/** Copy data-text, and say so in the button for a while. */
export default function copy(button) {
  const before = button.textContent;
  const live = document.createElement("span");
  live.className = "fr-sr-only";
  live.setAttribute("role", "status");
  button.after(live);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.text);
    } catch {
      return; // The code is on the screen: it can be selected by hand.
    }
    button.textContent = live.textContent = button.dataset.done;
    setTimeout(() => {
      button.textContent = before;
      live.textContent = "";
    }, 4000);
  });
}
