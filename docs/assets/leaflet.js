// "Make your leaflet": a second language on the back, two on a page, one press to print. Nothing is sent and nothing is kept:
// the other language is read from this site's own page, as a link would.
(() => {
  const article = document.querySelector(".leaflet-maker");
  const language = document.getElementById("second-language");
  const missing = document.getElementById("second-missing");
  const pages = new Map();
  for (const part of article.querySelectorAll("[data-script]")) part.hidden = false;

  // The words of the school are the same on every sheet, in either language, and on the copy beside it.
  article.addEventListener("input", ({ target }) => {
    if (!target.matches("textarea")) return;
    const kind = target.className;
    const reach = kind === "school" ? article : target.closest(".both");
    for (const other of reach.querySelectorAll(`textarea.${kind}`)) {
      if (other !== target && (kind === "school" || other.lang === target.lang)) other.value = target.value;
    }
  });

  // A sheet and its copy lie side by side where two are on a page.
  const pair = (paper) => {
    const both = document.createElement("div");
    both.className = "both";
    paper.before(both);
    const copy = paper.cloneNode(true);
    copy.classList.add("copy");
    copy.setAttribute("aria-hidden", "true");
    for (const field of copy.querySelectorAll("textarea")) field.tabIndex = -1;
    both.append(paper, copy);
  };
  for (const paper of article.querySelectorAll(".paper:not(.letter)")) pair(paper);

  const other = async (page) => {
    if (!pages.has(page)) {
      const answer = await fetch(page);
      pages.set(page, new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
    return pages.get(page);
  };
  const back = async (details) => {
    for (const old of details.querySelectorAll(".second")) old.remove();
    missing.textContent = "";
    const page = language.selectedOptions[0].dataset.page;
    if (!page || !details.open) return;
    const read = await other(page).catch(() => null);
    // Meanwhile another language may have been chosen, or the sheet closed.
    if (!details.open || language.selectedOptions[0].dataset.page !== page) return;
    for (const old of details.querySelectorAll(".second")) old.remove();
    const found = read?.querySelector(`#${details.id} .paper`);
    if (!found) { missing.textContent = missing.dataset.words; return; }
    const paper = document.importNode(found, true);
    const own = details.querySelector("textarea.school");
    for (const field of paper.querySelectorAll("textarea.school")) field.value = own ? own.value : "";
    details.append(paper);
    if (paper.classList.contains("letter")) paper.classList.add("second");
    else { pair(paper); paper.parentNode.classList.add("second"); }
  };
  for (const details of article.querySelectorAll("details.maker")) {
    details.addEventListener("toggle", () => {
      // One sheet at a time; without this script all that are open are printed.
      if (details.open) for (const one of article.querySelectorAll("details.maker[open]")) one.open = one === details;
      back(details);
    });
    details.querySelector(".print").addEventListener("click", () => print());
  }
  language.addEventListener("change", () => article.querySelectorAll("details.maker[open]").forEach(back));
})();
