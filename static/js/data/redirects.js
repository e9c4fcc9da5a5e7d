/** Old links, where no server leads them on. */

import { read } from "#site";

/** The address with present ids; what is gone stays, for the page to say so. @param {string} search */
export async function forward(search) {
  /** @type {Record<string, Record<string, string>>} */
  const moved = await read("moved.json");
  const query = new URLSearchParams(search);
  for (const [name, value] of [...query]) {
    const known = moved[name === "layers" ? "layer" : name] ?? {};
    query.set(
      name,
      value
        .split(",")
        .map((id) => known[id] ?? id)
        .join(","),
    );
  }
  return `?${String(query).replaceAll("%2C", ",")}`;
}
