// « 0 option », « 0 options »: each language has its own singular.
const rules = new Intl.PluralRules(document.documentElement.lang);

/** Say how many options are chosen or judged, and how many may still be where data-most says so. */
export default function tally(element) {
  const line = element.querySelector(".left__said");
  const total = element.querySelectorAll("li").length;
  const show = () => {
    const chosen = new Set([...element.querySelectorAll("input:checked, select")].filter(said).map(option)).size;
    const most = Number(element.dataset.most);
    line.textContent = sentence(element.dataset, chosen, most).replace("{total}", total);
    line.classList.toggle("left__said--over", most > 0 && chosen > most);
  };
  element.addEventListener("change", show);
  show();
}

/** A field without a value says nothing of its option. */
function said(field) {
  return field.value !== "";
}

function option(field) {
  return field.closest("li");
}

function sentence(words, chosen, most) {
  if (!most) return plural(words, "chosen", chosen);
  if (chosen === most) return words.full;
  return chosen > most ? plural(words, "over", chosen - most) : plural(words, "left", most - chosen);
}

function plural(words, name, count) {
  return rules.select(count) === "one" ? words[`${name}One`].replace("1", count) : words[name].replace("{n}", count);
}
