// A warning, never a refusal: people may well quote the address of their town hall.
const SIGNS = {
  email: /[\w.+-]+@[\w-]+\.[a-z]{2,}/i,
  phone: /(?:\+33|\b0)\s?[1-9](?:[\s.-]?\d{2}){4}\b/,
  address: /\b\d{1,4}\s?(?:bis|ter)?,?\s+(?:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|allée|route|quai)\s/i,
  number: /\b[12]\s?\d{2}\s?\d{2}\s?\d[\dAB]\s?\d{3}\s?\d{3}\b/i,
};

/** Show the words of template.personal-warning, beside the field, when the text looks like personal data. */
export default function personal(area) {
  const template = area.parentElement.querySelector("template.personal-warning");
  const place = document.createElement("div");
  place.setAttribute("role", "status");
  area.parentElement.append(place);
  let waiting;
  const check = () => {
    const found = Object.keys(SIGNS).find((name) => SIGNS[name].test(area.value));
    if (found && !place.firstElementChild) place.append(template.content.cloneNode(true));
    if (!found) place.replaceChildren();
  };
  area.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, 500);
  });
  check();
}
