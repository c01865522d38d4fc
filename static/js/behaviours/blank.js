/** A blank ballot chooses nothing: the options are put aside, and come back as they were. */
export default function blank(box) {
  const options = document.getElementById("ballot");
  const apart = () => (options.disabled = box.checked);
  box.addEventListener("change", apart);
  apart();
}
