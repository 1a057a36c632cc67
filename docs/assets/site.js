/* What a page does more where scripts run. Without this file everything still reads, leads and prints.
   Nothing is kept on the device before the reader chose or ticked something, or left in a hurry. */
(() => {
  const doc = document;
  const root = doc.documentElement;
  const words = doc.currentScript.dataset;
  const all = (selector) => [...doc.querySelectorAll(selector)];
  const make = (tag, values) => Object.assign(doc.createElement(tag), values);
  const say = (text) => (doc.querySelector("[data-live]").textContent = text);
  // A browser may refuse to keep anything: the page obeys all the same, until it is closed.
  const tried = (work) => {
    try {
      return work();
    } catch { /* refused */ }
  };

  /* Leaving quickly: the page goes blank first, then its entry in the history gives way to a dull site. */
  const exit = doc.querySelector("a.leave");
  // The mark lasts as long as the tab: coming back to it by the Back button shows nothing, and leaves again.
  const hasLeft = () => tried(() => sessionStorage.getItem("left"));
  const leave = (event) => {
    event?.preventDefault();
    root.style.display = "none";
    doc.title = "\u200b";
    tried(() => sessionStorage.setItem("left", 1));
    // While the dull site is slow, the address bar no longer tells the subject.
    tried(() => history.replaceState(null, "", "/"));
    location.replace(exit.href);
  };
  ["click", "auxclick"].forEach((name) => exit.addEventListener(name, (event) => event.button < 2 && leave(event)));
  if (hasLeft()) {
    if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") leave();
    else sessionStorage.removeItem("left");
  }
  // A page kept whole for the Back button is kept blank, in its place, and shown again only if the reader did not leave.
  addEventListener("pagehide", (event) => event.persisted && (root.style.visibility = "hidden"));
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    if (hasLeft()) leave();
    else root.style.visibility = "";
  });

  /* Shift, three times in five seconds. It counts when no other key or button came between its down and its up. */
  let times = 0;
  let alone = false;
  let timer;
  const forget = () => {
    times = 0;
    alone = false;
    clearTimeout(timer);
    say("");
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
      if (times || alone) forget();
    } else if (!event.repeat) {
      alone = true;
    }
  });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    times += 1;
    if (times === 1) timer = setTimeout(forget, 5000);
    if (times === 3) leave();
    else say(times === 1 ? words.twice : words.once);
  });
  ["pointerdown", "blur"].forEach((name) => addEventListener(name, forget));

  /* What the reader chose stays on the device, under one name; nothing else does. */
  const recall = () => Object(tried(() => JSON.parse(localStorage.getItem("reperes"))));
  const keep = (name, value) => {
    const now = recall();
    now[name] = value;
    if (!value?.length) delete now[name];
    tried(() => {
      if (Object.keys(now).length) localStorage.setItem("reperes", JSON.stringify(now));
      else localStorage.removeItem("reperes");
    });
  };
  const kept = recall();

  /* The country that was chosen: its numbers show, its row comes first, “call” and the sentences lead to its lines;
     the child's number, of another country, gives way. The register of sources keeps what it names. */
  const call = doc.querySelector("a.call");
  const lines = all("article:not(.register) a[href*='#contact-']").map((link) => [link, link.href]);
  const choose = (country) => {
    const known = call ? call.dataset.countries.split(" ") : [];
    if (!known.includes(country)) return;
    const first = country === known[0];
    const own = `[data-country=${country}]`;
    call.href = call.getAttribute("href").replace(/\w+\/$/, country + "/");
    lines.forEach(([link, there]) => (link.href = first ? there : call.href));
    all(".minor a, .minor .country").forEach((part) => (part.hidden = !first));
    all("[data-choice]").forEach((list) => (list.value = country));
    all("[data-first] > " + own).forEach((row) => row.parentNode.prepend(row));
    all("[data-only] > " + own).forEach((part) => {
      part.parentNode.querySelectorAll("ul").forEach((other) => (other.hidden = other !== part));
    });
  };
  choose(kept.country);

  /* Boxes ticked, and the device and the language chosen among buttons, which the stylesheet obeys. */
  const boxes = all("[data-keep]");
  const done = () => [recall().done || []].flat();
  boxes.forEach((box) => {
    box.name = box.closest("[data-id]").dataset.id + "." + box.closest("[id]").id;
    box.checked = done().includes(box.name);
  });
  all("[type=radio]").forEach((button) => {
    if (button.value === kept[button.name]) button.checked = true;
  });
  addEventListener("change", ({ target }) => {
    if (target.dataset.choice) {
      choose(target.value);
      keep("country", target.value);
    } else if (boxes.includes(target)) {
      keep("done", done().filter((id) => id !== target.name).concat(target.checked ? target.name : []));
    } else if (target.name && !target.closest(".leaflet-maker")) {
      keep(target.name, target.value);
    }
  });
  all("[data-forget]").forEach((button) =>
    button.addEventListener("click", () => {
      tried(() => localStorage.removeItem("reperes"));
      boxes.forEach((box) => (box.checked = false));
      all("[type=radio][value='']").forEach((button) => (button.checked = true));
      say(button.dataset.forget);
    })
  );

  /* Open now, or closed now and whom to call, by the clock of the service's own country. */
  // Swedish writes a moment as ISO 8601 does. It costs a cheap phone 50 ms to know a language: Temporal, where there is
  // one, knows none. What is not written so fails here, and nothing is said.
  const clockIn = (timeZone) => {
    const now = new Date();
    const there = now.toTemporalInstant?.().toZonedDateTimeISO(timeZone) ?? now.toLocaleString("sv", { timeZone });
    const [, date, hour, minute] = /^(\d{4}-\d\d-\d\d).(\d\d):(\d\d)/.exec(there);
    return [new Date(date).getUTCDay() || 7, +(hour + minute)];
  };
  const isOpen = (hours, timeZone) => {
    const [day, now] = clockIn(timeZone);
    return hours.split(";").some((line) => {
      const [days, from, to] = line.split(/[ -]/);
      return days.includes(day) && from <= now && now < to;
    });
  };
  const tell = (place, open) => {
    if (place.value === open) return;
    place.value = open;
    const { closed, otherwise } = place.dataset;
    const said = make("span", { textContent: open ? words.open : closed });
    place.replaceChildren(said);
    place.parentNode.classList.toggle("closed", !open);
    if (open || !otherwise) return;
    const link = make("a", { className: "number", href: "tel:" + otherwise.replace(/\s/g, "") });
    link.append(make("bdi", { dir: "ltr", textContent: otherwise }));
    const [before, after] = closed.split(otherwise);
    said.replaceChildren(before, link, after);
  };
  // A browser that does not know the zone says nothing.
  const look = () =>
    all("[data-hours]").forEach((place) =>
      tried(() => tell(place, isOpen(place.dataset.hours, place.dataset.zone)))
    );
  look();
  setInterval(look, 30000);
  addEventListener("pageshow", look);

  /* Paper shows what is folded; of the sheets to make, only the open one. */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("main details:not([open], .maker)");
    folded.forEach((part) => (part.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((part) => (part.open = false)));

  root.classList.add("script");
})();
