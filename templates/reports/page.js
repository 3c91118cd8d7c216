"use strict";
// Filters by state and direction are the style sheet's; this adds search, keys and opening all.
(() => {
  const findings = Array.from(document.querySelectorAll("details.finding"));
  const search = document.getElementById("search");
  const matches = document.getElementById("matches");
  for (const part of document.querySelectorAll(".search, .keys")) part.hidden = false;

  const texts = new Map();
  const textOf = (finding) => {
    if (!texts.has(finding)) {
      const parts = finding.querySelectorAll("summary, figcaption, .reaches, .effects ul");
      const group = finding.closest(".group").querySelector("h4").textContent;
      const words = Array.from(parts, (part) => part.textContent);
      texts.set(finding, [group, ...words].join(" ").toLowerCase());
    }
    return texts.get(finding);
  };
  const groups = Array.from(document.querySelectorAll(".group"));
  const filter = () => {
    const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const finding of findings) {
      const matched = wanted.every((word) => textOf(finding).includes(word));
      finding.classList.toggle("unmatched", !matched);
      count += matched;
    }
    matches.textContent = wanted.length ? `${count} of ${findings.length}` : "";
    hideEmpty();
  };
  const isShown = (finding) => finding.getClientRects().length > 0;
  const hideEmpty = () => {
    for (const group of groups) group.hidden = false;
    const empty = groups.filter((group) =>
      !Array.from(group.querySelectorAll("details.finding")).some(isShown));
    for (const group of empty) group.hidden = true;
  };
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 80);
  });
  document.querySelector(".filters").addEventListener("change", hideEmpty);

  const setAll = (open) => {
    for (const finding of findings) if (!open || isShown(finding)) finding.open = open;
  };
  document.getElementById("open-all").addEventListener("click", () => setAll(true));
  document.getElementById("close-all").addEventListener("click", () => setAll(false));

  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) target.open = true;
  };
  addEventListener("hashchange", openTarget);
  openTarget();

  const step = (by) => {
    const shown = findings.filter(isShown);
    const now = shown.findIndex((finding) => finding.contains(document.activeElement));
    const next = shown[Math.min(Math.max(now + by, 0), shown.length - 1)];
    if (next) next.querySelector("summary").focus();
  };
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
    if (typing && event.key === "Escape") {
      search.value = "";
      filter();
      search.blur();
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") search.focus();
    else return;
    event.preventDefault();
  });

  const closed = new Set();
  addEventListener("beforeprint", () => {
    for (const finding of findings) if (!finding.open) closed.add(finding);
    for (const finding of closed) finding.open = true;
  });
  addEventListener("afterprint", () => {
    for (const finding of closed) finding.open = false;
    closed.clear();
  });
})();
