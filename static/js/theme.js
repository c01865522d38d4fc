// Runs before the first paint, so that a dark page is never white first. The DSFR keeps the choice.
window.dsfr = { production: true };
{
  let chosen = document.documentElement.dataset.frScheme;
  try {
    chosen = localStorage.getItem("scheme") ?? chosen;
  } catch {
    // No storage, no memory of a choice.
  }
  const dark = chosen === "dark" || (chosen === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.frTheme = dark ? "dark" : "light";
}
