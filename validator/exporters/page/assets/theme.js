// Light, dark or as the system has it; remembered where the browser allows it.

const CHOICES = ["auto", "light", "dark"];
const KEY = "timeline-theme";

function remembered() {
  try {
    return localStorage.getItem(KEY) ?? "auto";
  } catch {
    return "auto";
  }
}

function remember(choice) {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // a browser that keeps nothing shows the system's choice next time
  }
}

/** Make `button` go through the choices. */
export function theming(button) {
  let choice = CHOICES.includes(remembered()) ? remembered() : "auto";
  const apply = () => {
    if (choice === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
    button.textContent = `Theme: ${choice}`;
  };
  button.addEventListener("click", () => {
    choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length];
    remember(choice);
    apply();
  });
  button.hidden = false;
  apply();
}
