// Runs before the first paint, so that a dark page is never white first. The DSFR keeps the choice.
{
  const chosen = localStorage.getItem("scheme") ?? document.documentElement.dataset.frScheme;
  const dark = chosen === "dark" || (chosen === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.frTheme = dark ? "dark" : "light";
}
