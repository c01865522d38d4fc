/**
 * Show, while the person types in the fields named by data-watch, what others have already said:
 * the fragment at data-url?q=…, put inside this element, which is a live region.
 */
export default function similar(element) {
  const form = element.closest("form");
  const fields = element.dataset.watch.split(" ").map((name) => form.elements[name]);
  let waiting;
  let current;
  let asked = "";

  const look = async () => {
    const words = fields.map((field) => field.value.trim()).join(" ").slice(0, 500);
    if (words.length < 15 || words === asked) return;
    asked = words;
    current?.abort();
    current = new AbortController();
    const url = new URL(element.dataset.url, location);
    url.searchParams.set("q", words);
    try {
      const answer = await fetch(url, { signal: current.signal, headers: { Accept: "text/html" } });
      if (answer.ok) element.innerHTML = await answer.text();
    } catch {
      // Without an answer, the list is shown before sending.
    }
  };
  for (const field of fields) {
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, 600);
    });
  }
}
