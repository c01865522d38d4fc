const EVERY = 3000;

/** What the server says of a long work, asked again now and then; the page is read anew at its end. */
export default function progress(area) {
  const ask = async () => {
    if (document.hidden) return setTimeout(ask, EVERY);
    const answer = await fetch(area.dataset.url, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok) return setTimeout(ask, EVERY * 3);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector('[data-behaviour="progress"]');
    if (!now) return location.reload();
    show(area, now);
    return setTimeout(ask, EVERY);
  };
  setTimeout(ask, EVERY);
}

function show(area, now) {
  const bar = area.querySelector("progress");
  const value = now.querySelector("progress").value;
  const said = area.querySelector("[role=status]");
  const words = now.querySelector("[role=status]").textContent;
  bar.value = value;
  if (said.textContent !== words) said.textContent = words;
}
