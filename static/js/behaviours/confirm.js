/** Ask data-question before a form is sent, or before the button that carries it sends one. */
export default function confirm(element) {
  const event = element.tagName === "FORM" ? "submit" : "click";
  element.addEventListener(event, (happening) => {
    if (!window.confirm(element.dataset.question)) {
      happening.preventDefault();
      happening.stopImmediatePropagation();
    }
  });
}
