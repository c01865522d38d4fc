/** Add up what the ticked projects cost, beside the envelope. */
export default function envelope(element) {
  const line = element.querySelector(".envelope__said");
  const bar = element.querySelector("progress");
  const budget = Number(element.dataset.budget);
  const show = () => {
    const costs = [...element.querySelectorAll("input:checked")].map((box) => Number(box.dataset.cost));
    const sum = costs.reduce((all, cost) => all + cost, 0);
    bar.value = Math.min(sum, budget);
    line.textContent = words(element.dataset, costs.length, sum > budget)
      .replace("{n}", costs.length)
      .replace("{sum}", money(sum))
      .replace("{budget}", money(budget));
  };
  element.addEventListener("change", show);
  show();
}

function words(said, count, beyond) {
  if (!count) return said.nothing;
  if (beyond) return said.beyond;
  return count === 1 ? said.sumOne : said.sum;
}

function money(amount) {
  return amount.toLocaleString(document.documentElement.lang, {
    style: "currency",
    currency: "EUR",
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  });
}
