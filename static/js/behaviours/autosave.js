const EVERY = 4000;

/** Keep on the server, at data-url, what is being typed in the form around; nothing is said of it. */
export default function autosave(element) {
  const form = element.closest("form");
  let waiting;
  const save = () => {
    waiting = undefined;
    const typed = new FormData(form);
    for (const [name, value] of [...typed]) if (typeof value !== "string") typed.delete(name);
    fetch(element.dataset.url, { method: "POST", body: typed, keepalive: true }).catch(() => {
      // Without an answer, the browser keeps its own draft.
    });
  };
  form.addEventListener("input", () => {
    waiting ??= setTimeout(save, EVERY);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}
