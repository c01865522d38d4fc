/** « Annuler » goes after ten seconds; a page loaded ahead learns what to undo from the cookie. */
const SECONDS = 10;

export default function undo(place) {
  if (!place.querySelector("[data-undo]")) fill(place);
  setTimeout(() => place.replaceChildren(), SECONDS * 1000);
}

function fill(place) {
  const said = document.cookie.match(/(?:^|; )consult_done=(\d+)\.(\w+)\.(\d+)/);
  if (!said) return;
  const [, number, kind, many] = said;
  const notice = place.querySelector("template").content.cloneNode(true);
  const form = notice.querySelector("form");
  form.action = form.action.replace(/\/0$/, `/${number}`);
  const words = JSON.parse(place.dataset.said)[kind] ?? place.dataset.many.replace("{n}", many);
  notice.querySelector("[data-undo-said]").textContent = words;
  place.append(notice);
}
