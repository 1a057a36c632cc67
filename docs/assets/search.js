/* Search: the index comes when the field is first entered; what is typed never leaves the device. */
(() => {
  "use strict";
  const form = document.querySelector("form[role=search]");
  const field = form.querySelector("input");
  const status = document.querySelector("[data-status]");
  const results = document.querySelector("[data-results]");
  const nothing = document.querySelector("[data-none]");

  /* Folding: the twin of scripts/reperes/output/folding.py. */
  const LETTERS = {
    "ا": "ٱ", "ي": "ىی", "ه": "ة", "ك": "ک", "": "ءـ", l: "ł", o: "ø", d: "đð", i: "ı",
    ss: "ß", ae: "æ", oe: "œ", "г": "ґ", "σ": "ς", " ": "ʼ",
  };
  const SAME = {};
  Object.keys(LETTERS).forEach((kept) => Array.from(LETTERS[kept]).forEach((letter) => (SAME[letter] = kept)));
  const fold = (text) =>
    Array.from(text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, ""))
      .map((sign) => (/[\u0660-\u0669\u06f0-\u06f9]/.test(sign) ? String(sign.charCodeAt(0) & 15) : sign))
      .map((sign) => (sign in SAME ? SAME[sign] : sign))
      .join("");
  const words = (text) =>
    fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((word) => word.replace(/^(?:و?ال|لل)(?=.{3})/, ""));
  /* End of folding. */

  /* How well a word of the query fits the words of a field: itself, its beginning if it is still being typed,
     or another form of it (menace, menacent). */
  const fit = (word, said, last) => {
    if (said.has(word)) return 1;
    const stem = word.length > 4 ? word.slice(0, Math.max(4, word.length - 2)) : null;
    let best = 0;
    said.forEach((other) => {
      if (last && word.length > 1 && other.startsWith(word)) best = Math.max(best, 0.8);
      else if (stem && other.startsWith(stem) && other.length < word.length + 4) best = Math.max(best, 0.5);
    });
    return best;
  };
  const WEIGHTS = { synonyms: 8, title: 5, text: 1 };
  const prepared = (page) => ({
    page,
    phrases: page.synonyms.concat(page.title).map((text) => words(text).join(" ")),
    synonyms: new Set(words(page.synonyms.join(" "))),
    title: new Set(words(page.title)),
    text: new Set(page.text.split(" ").concat(words(page.lead))),
  });
  const find = (query, index) => {
    const asked = Array.from(new Set(words(query)));
    if (!asked.length) return [];
    const fits = asked.map((word, at) => index.map((entry) => {
      const found = Object.keys(WEIGHTS).map((name) => WEIGHTS[name] * fit(word, entry[name], at === asked.length - 1));
      return Math.max(...found) + 0.1 * found.reduce((sum, one) => sum + one, 0);
    }));
    // A word that is everywhere (mon, de, il) weighs next to nothing.
    const rare = fits.map((row) => Math.log(1 + index.length / (1 + row.filter(Boolean).length)));
    const phrase = words(query).join(" ");
    const scored = index.map((entry, at) => {
      let covered = 0;
      let score = 0;
      fits.forEach((row, word) => {
        if (row[at]) covered += 1;
        score += rare[word] * row[at];
      });
      // Said in these very words: as a whole synonym or title, or inside one.
      if (entry.phrases.includes(phrase)) score *= 2;
      else if (asked.length > 1 && entry.phrases.some((text) => text.includes(phrase))) score *= 1.5;
      return { page: entry.page, score: score * (covered / asked.length) };
    });
    const best = Math.max(...scored.map((one) => one.score));
    return scored.filter((one) => one.score > best / 4).sort((one, other) => other.score - one.score).slice(0, 20);
  };

  let index = null;
  let asking = null;
  const load = () => {
    if (!asking) {
      asking = fetch(form.dataset.index)
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
        .then((found) => (index = found.documents.map(prepared)))
        .catch((fault) => {
          asking = null;
          throw fault;
        });
    }
    return asking;
  };

  const element = (name, content) => {
    const made = document.createElement(name);
    made.append(...[].concat(content));
    return made;
  };
  const entry = ({ page }) => {
    const link = element("a", page.title);
    link.href = form.dataset.home + page.address;
    const item = element("li", [link, element("p", page.lead)]);
    item.className = "contact";
    return item;
  };
  const show = (query) => {
    const found = find(query, index);
    results.textContent = "";
    nothing.hidden = Boolean(found.length) || !words(query).length;
    status.textContent = words(query).length ? form.dataset.found.replace("{count}", found.length) : "";
    // What to do first; then the kinds, named by the plan of the site, in the order of what fits best.
    const first = ([heading, mine]) => (heading.dataset.kind === "situation" ? -1 : found.indexOf(mine[0]));
    Array.from(document.querySelectorAll("[data-kind]"))
      .map((heading) => [heading, found.filter(({ page }) => page.kind === heading.dataset.kind)])
      .filter(([, mine]) => mine.length)
      .sort((one, other) => first(one) - first(other))
      .forEach(([heading, mine]) => results.append(element("h2", heading.textContent), element("ul", mine.map(entry))));
  };
  const run = () => load().then(() => show(field.value), () => (status.textContent = form.dataset.failed));

  let wait = 0;
  field.addEventListener("focus", () => load().catch(() => {}), { once: true });
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(run, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(wait);
    run();
  });
})();
