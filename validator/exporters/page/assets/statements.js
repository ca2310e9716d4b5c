// What is said in claims, for the search.

import { byId } from "./dom.js";
import { everyClaim } from "./model.js";
import { fold } from "./text.js";

/** Load the statements for the search, where the package is not too large for it. */
export async function listen(known, heard) {
  const hint = byId("searched");
  if (!known.about.search_claims) {
    hint.textContent =
      "Looks at titles, places, actors and publishers: there are too many statements to look through here.";
    hint.hidden = false;
    return;
  }
  await everyClaim(known, (event, summary, claims) => {
    event.said = fold(
      [summary, ...claims.map((claim) => `${claim[3]} ${claim[2] ?? ""}`)].join("\n"),
    );
  });
  heard();
}
