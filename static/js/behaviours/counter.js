// « 0 option », « 0 options »: each language has its own singular.
const rules = new Intl.PluralRules(document.documentElement.lang);

/** Say how many characters are left; the server counts the same way and has the last word. */
export default function counter(area) {
  const line = document.getElementById(`${area.id}-limit`);
  const limit = Number(area.dataset.limit);
  const live = document.createElement("p");
  live.className = "fr-sr-only";
  live.setAttribute("role", "status");
  line.after(live);
  let said;

  const show = () => {
    const left = limit - [...area.value.replaceAll("\r\n", "\n")].length;
    line.textContent = sentence(line.dataset, left);
    line.classList.toggle("counter--over", left < 0);
  };
  // A screen reader hears it only near the end, and once the typing pauses.
  const say = () => {
    clearTimeout(said);
    said = setTimeout(() => (live.textContent = near(area, limit) ? line.textContent : ""), 1000);
  };
  area.addEventListener("input", () => {
    show();
    say();
  });
  if (area.value) show();
}

function near(area, limit) {
  return area.value.length > limit * 0.9;
}

function sentence(words, left) {
  const count = Math.abs(left);
  const name = left < 0 ? "over" : "left";
  return rules.select(count) === "one"
    ? words[`${name}One`].replace("1", count)
    : words[name].replace("{n}", format(count));
}

function format(number) {
  return number.toLocaleString(document.documentElement.lang);
}
