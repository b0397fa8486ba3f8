// Lets one walk through the steps of a trace: the state beside it is the one after the selected step.
"use strict";
(() => {
  const states = JSON.parse(document.getElementById("data").textContent).states;
  const table = document.getElementById("steps");
  const rows = table.querySelectorAll("tbody tr");
  const position = document.getElementById("position");
  let selected = 0;

  function show(name, text) {
    const place = document.querySelector('[data-state="' + CSS.escape(name) + '"]');
    place.textContent = text;
    place.dataset.empty = String(text === "free" || text === "" || text === "\u2013");
  }

  function select(index) {
    rows[selected].removeAttribute("aria-current");
    selected = Math.min(rows.length - 1, Math.max(0, index));
    const row = rows[selected];
    row.setAttribute("aria-current", "step");
    row.scrollIntoView({ block: "nearest" });
    const state = states[selected];
    Object.entries(state.locks).forEach(([name, text]) => show("lock " + name, text));
    Object.entries(state.calls).forEach(([name, text]) => show("worker " + name, text || "\u2013"));
    show("inside", state.inside.join(", ") || "\u2013");
    position.textContent = "after step " + (selected + 1) + " of " + rows.length;
  }

  const keys = {
    ArrowDown: () => selected + 1,
    ArrowRight: () => selected + 1,
    ArrowUp: () => selected - 1,
    ArrowLeft: () => selected - 1,
    PageDown: () => selected + 10,
    PageUp: () => selected - 10,
    Home: () => 0,
    End: () => rows.length - 1,
  };
  table.parentElement.addEventListener("keydown", (event) => {
    if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      select(keys[event.key]());
    }
  });
  rows.forEach((row, index) => row.addEventListener("click", () => select(index)));
  document.documentElement.classList.add("walkable");
  select(0);
})();
