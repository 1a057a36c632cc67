/* What a page does more where scripts run. Without this file everything still reads, leads and prints.
   Nothing is kept on the device before the reader chose or ticked something, or left in a hurry. */
(() => {
  "use strict";
  const doc = document;
  const root = doc.documentElement;
  const words = doc.currentScript.dataset;
  const live = doc.querySelector("[data-live]");
  const all = (selector) => Array.from(doc.querySelectorAll(selector));
  const say = (text) => live && (live.textContent = text || "");

  /* Leaving quickly: the page goes blank first, then its entry in the history gives way to a dull site. */
  const exits = all("a.leave");
  const LEFT = "left";
  // The mark lasts as long as the tab: coming back to it by the Back button shows nothing, and leaves again.
  const mark = (change) => {
    try {
      return change(sessionStorage);
    } catch (refused) {
      return null;
    }
  };
  const leave = (event) => {
    if (event) event.preventDefault();
    root.style.display = "none";
    doc.title = "\u200b";
    mark((tab) => tab.setItem(LEFT, "1"));
    // While the dull site is slow, the address bar no longer tells the subject.
    try {
      history.replaceState(null, "", "/");
    } catch (refused) { /* a saved page */ }
    location.replace(exits[0].href);
  };
  const cameBack = () => {
    const [entry] = performance.getEntriesByType("navigation");
    return Boolean(entry) && entry.type === "back_forward";
  };
  if (exits.length) {
    exits.forEach((link) => {
      link.addEventListener("click", leave);
      link.addEventListener("auxclick", (event) => event.button === 1 && leave(event));
    });
    if (mark((tab) => tab.getItem(LEFT))) {
      if (cameBack()) leave();
      else mark((tab) => tab.removeItem(LEFT));
    }
    // A page kept whole for the Back button is kept blank, and shown again only if the reader did not leave.
    addEventListener("pagehide", (event) => {
      if (event.persisted) root.style.display = "none";
    });
    addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      if (mark((tab) => tab.getItem(LEFT))) leave();
      else root.style.display = "";
    });
  }

  /* Shift, three times in five seconds. It counts when no other key or button came between its down and its up. */
  let times = 0;
  let alone = false;
  let timer = 0;
  const forget = () => {
    times = 0;
    alone = false;
    clearTimeout(timer);
    say();
  };
  if (exits.length) {
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
  }

  /* What the reader chose stays on the device, under one name; nothing else does. */
  const NAME = "reperes";
  const recall = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(NAME));
      return kept && typeof kept === "object" ? kept : {};
    } catch (refused) {
      return {};
    }
  };
  const keep = (kept) => {
    try {
      if (Object.keys(kept).length) localStorage.setItem(NAME, JSON.stringify(kept));
      else localStorage.removeItem(NAME);
    } catch (refused) { /* The page obeys all the same, until it is closed. */ }
  };

  /* A choice (country, language of the phone, device) brings what is about it first, or shows it alone. */
  const about = (box, name) => Array.from(box.children).filter((child) => child.dataset[name] !== undefined);
  const fits = (child, name, value) => child.dataset[name].split(" ").includes(value);
  const apply = (name, value) => {
    all(`[data-choice="${name}"]`).forEach((control) => {
      if (control.matches("select")) control.value = value;
      else control.querySelectorAll("input").forEach((input) => (input.checked = input.value === value));
    });
    all(`[data-first="${name}"]`).forEach((box) => {
      const parts = about(box, name);
      const chosen = parts.find((part) => fits(part, name, value));
      if (!chosen) return;
      if (chosen !== parts[0]) box.insertBefore(chosen, parts[0]);
    });
    all(`[data-only="${name}"]`).forEach((box) => {
      const parts = about(box, name);
      if (value && !parts.some((part) => fits(part, name, value))) return;
      parts.forEach((part) => (part.hidden = Boolean(value) && !fits(part, name, value)));
    });
  };
  // The button “call” leads to the help lines of the chosen country.
  const call = doc.querySelector("a.call");
  const lead = (country) => {
    if (call && call.dataset.countries.split(" ").includes(country)) {
      call.href = call.getAttribute("href").replace(/[^/]+\/$/, country + "/");
    }
  };
  const offered = (name, value) =>
    all(`[data-choice="${name}"] option, [data-choice="${name}"] input`).some((item) => item.value === value);
  const choices = new Set(all("[data-choice]").map((control) => control.dataset.choice));
  const ticks = all("input[data-keep]");
  const kept = recall();
  choices.forEach((name) => offered(name, kept[name]) && apply(name, kept[name]));
  lead(kept.country);
  ticks.forEach((box) => (box.checked = (kept.done || []).includes(box.dataset.keep)));

  doc.addEventListener("change", ({ target }) => {
    const now = recall();
    const control = target.closest("[data-choice]");
    if (control) {
      now[control.dataset.choice] = target.value;
      apply(control.dataset.choice, target.value);
      if (control.dataset.choice === "country") lead(target.value);
      keep(now);
    } else if (target.matches("input[data-keep]")) {
      const others = (now.done || []).filter((id) => id !== target.dataset.keep);
      now.done = target.checked ? others.concat(target.dataset.keep) : others;
      if (!now.done.length) delete now.done;
      keep(now);
    }
  });
  all("[data-forget]").forEach((button) =>
    button.addEventListener("click", () => {
      keep({});
      ticks.forEach((box) => (box.checked = false));
      say(words.forgotten);
    })
  );

  /* Open now, or closed now and whom to call, by the clock of the service's own country. */
  const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(2));
  const isOpen = (hours, zone) => {
    const now = {};
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    }).formatToParts(new Date()).forEach((part) => (now[part.type] = part.value));
    const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(now.weekday) + 1;
    const minute = minutes(now.hour + now.minute);
    return hours.split(";").some((line) => {
      const [days, from, to] = line.split(/[ -]/);
      return days.includes(day) && minutes(from) <= minute && minute < minutes(to);
    });
  };
  const number = (line) => {
    const link = doc.createElement("a");
    const digits = doc.createElement("bdi");
    digits.dir = "ltr";
    digits.textContent = line;
    link.className = "number";
    link.href = "tel:" + line.replace(/\s/g, "");
    link.append(digits);
    return link;
  };
  const clock = () => all("[data-hours]").forEach((place) => {
    let open;
    try {
      open = isOpen(place.dataset.hours, place.dataset.zone);
    } catch (unknown) {
      return; // A browser that does not know the zone says nothing.
    }
    let said = place.querySelector(".now");
    if (said && said.dataset.open === String(open)) return;
    if (!said) place.append(" ", (said = doc.createElement("span")));
    said.className = "now";
    said.dataset.open = String(open);
    const line = place.dataset.otherwise;
    if (open || !line) {
      said.textContent = open ? words.open : words.closed;
    } else {
      const [before, after] = words.call.split("{number}");
      said.textContent = "";
      said.append(before, number(line), `${after} (${place.dataset.country})`);
    }
  });
  clock();
  setInterval(clock, 30000);
  addEventListener("pageshow", clock);

  /* Paper shows what is folded. */
  addEventListener("beforeprint", () => all("main details:not([open])").forEach((part) => {
    part.open = true;
    part.dataset.folded = "";
  }));
  addEventListener("afterprint", () => all("[data-folded]").forEach((part) => {
    part.open = false;
    delete part.dataset.folded;
  }));

  root.classList.add("script");
})();
