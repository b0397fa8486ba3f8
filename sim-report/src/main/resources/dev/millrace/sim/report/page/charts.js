// Draws the charts of the page where a script may run. The same charts are in the page as SVG.
"use strict";
(() => {
  const { charts } = JSON.parse(document.getElementById("data").textContent);
  const drawn = [];

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

  const threeDigits = (number) => number.toFixed(number < 9.995 ? 2 : number < 99.95 ? 1 : 0);

  const thousands = (number, digits) =>
    number.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });

  function duration(nanos) {
    if (nanos < 1e3) return nanos.toFixed(0) + " ns";
    if (nanos < 999500) return threeDigits(nanos / 1e3) + " \u00b5s";
    if (nanos < 999.5e6) return threeDigits(nanos / 1e6) + " ms";
    if (nanos < 600e9) return threeDigits(nanos / 1e9) + " s";
    return thousands(nanos / 60e9, 1) + " min";
  }

  const round = (text) => text.replace(/(\.\d*?)0+(?=\D|$)/, "$1").replace(/\.(?=\D|$)/, "");

  // How the values of a scale read, and how its axis is divided.
  const scales = {
    time: { text: (v) => (v === 0 ? "0 s" : duration(v * 1e9)), space: 70 },
    count: { text: (v) => thousands(v, Number.isInteger(v) ? 0 : 2), zero: true },
    rate: { text: (v) => (v > 0 && v < 0.995 ? v.toPrecision(2) : thousands(v, 1)) + "/s", zero: true },
    duration: { text: duration, log: true },
    share: { text: (v) => (100 * v).toFixed(1) + " %", zero: true },
    percentile: {
      // Drawn as the number of nines: 0 %, 90 %, 99 %, ...
      place: (v) => -Math.log10(1 - v),
      text: (nines) => round((100 * (1 - Math.pow(10, -nines))).toFixed(Math.max(1, Math.ceil(nines) - 1))) + " %",
      splits: () => [0, 1, 2, 3, 4, 5],
    },
  };

  function axis(scale, side) {
    return {
      stroke: colour("soft"),
      grid: { stroke: colour("grid"), width: 1 },
      ticks: { stroke: colour("grid"), width: 1 },
      space: scale.space ?? 40,
      size: side === "left" ? 72 : 40,
      splits: scale.splits,
      values: (plot, splits) => splits.map((v) => (v === null ? "" : round(scale.text(v)))),
      // Of a logarithmic axis the powers of ten alone are named.
      filter: scale.log
        ? (plot, splits) => splits.map((v) => (Math.abs(Math.log10(v) % 1) < 1e-9 ? v : null))
        : undefined,
    };
  }

  function range(scale, chart) {
    const most = chart.mark ? chart.mark.value : 0;
    return scale.zero ? (plot, min, max) => [0, (Math.max(max, most) || 1) * 1.05] : undefined;
  }

  // Draws the mark across the lines.
  function mark(chart) {
    return {
      hooks: {
        draw: [(plot) => {
          if (!chart.mark) return;
          const { ctx, bbox } = plot;
          const y = plot.valToPos(chart.mark.value, "y", true);
          if (y < bbox.top || y > bbox.top + bbox.height) return;
          ctx.save();
          ctx.strokeStyle = ctx.fillStyle = colour("bad");
          ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
          ctx.beginPath();
          ctx.moveTo(bbox.left, y);
          ctx.lineTo(bbox.left + bbox.width, y);
          ctx.stroke();
          ctx.font = 12 * devicePixelRatio + "px system-ui, sans-serif";
          ctx.textAlign = "right";
          const below = y + 18 * devicePixelRatio < bbox.top + bbox.height;
          ctx.fillText(
            chart.mark.name,
            bbox.left + bbox.width - 4 * devicePixelRatio,
            y + (below ? 14 : -5) * devicePixelRatio);
          ctx.restore();
        }],
      },
    };
  }

  // Arrow keys move the cursor, Escape shows everything again; series are switched by Enter and Space.
  function addKeys(plot, frame, chart, title) {
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", title + "; arrow keys move the cursor, Escape shows all");
    frame.addEventListener("keydown", (event) => {
      if (event.target !== frame) return;
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const xs = plot.data[0];
      if (step) {
        const index = Math.min(xs.length - 1, Math.max(0, (plot.cursor.idx ?? -1) + step));
        plot.setCursor({ left: plot.valToPos(xs[index], "x"), top: 1 });
      } else if (event.key === "Escape") {
        plot.setScale("x", { min: xs[0], max: xs[xs.length - 1] });
      } else {
        return;
      }
      event.preventDefault();
    });
    plot.root.querySelectorAll(".u-legend .u-series").forEach((row, index) => {
      if (index === 0) return;
      const button = row.querySelector("th");
      button.tabIndex = 0;
      button.setAttribute("role", "button");
      button.setAttribute("aria-pressed", "true");
      const show = () => button.setAttribute("aria-pressed", String(plot.series[index].show));
      button.addEventListener("click", () => setTimeout(show));
      button.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          button.click();
        }
      });
    });
  }

  function draw(chart) {
    const place = document.querySelector('[data-chart="' + chart.id + '"]');
    const x = scales[chart.x];
    const y = scales[chart.y];
    const title = place.parentElement.querySelector("figcaption strong").textContent;
    const frame = document.createElement("div");
    place.replaceChildren(frame);
    const plot = new uPlot(
      {
        width: place.parentElement.clientWidth,
        height: 240,
        scales: {
          x: { time: false },
          y: { distr: y.log ? 3 : 1, range: range(y, chart) },
        },
        axes: [axis(x, "bottom"), axis(y, "left")],
        cursor: chart.x === "time" ? { sync: { key: "time" } } : {},
        legend: { live: true },
        series: [
          { label: chart.xName, value: (plot, v) => (v === null ? "\u2013" : x.text(v)) },
          ...chart.lines.map((line) => ({
            label: line.name,
            stroke: colour("c" + line.colour),
            width: 1.5,
            points: { show: false },
            paths: line.stepped ? uPlot.paths.stepped({ align: 1 }) : undefined,
            value: (plot, v) => (v === null ? "\u2013" : y.text(v)),
          })),
        ],
        plugins: [mark(chart)],
        hooks: {
          // All charts over time show the same interval.
          setScale: [(plot, key) => {
            if (key !== "x" || chart.x !== "time") return;
            const { min, max } = plot.scales.x;
            drawn.filter((other) => other.chart.x === "time" && other.plot !== plot)
              .filter((other) => other.plot.scales.x.min !== min || other.plot.scales.x.max !== max)
              .forEach((other) => other.plot.setScale("x", { min, max }));
          }],
        },
      },
      [x.place ? chart.xs.map(x.place) : chart.xs, ...chart.lines.map((line) => line.ys)],
      frame);
    addKeys(plot, frame, chart, title);
    return { chart, plot };
  }

  function drawAll() {
    drawn.splice(0).forEach((each) => each.plot.destroy());
    charts.forEach((chart) => drawn.push(draw(chart)));
  }

  document.documentElement.classList.add("drawn");
  drawAll();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  new ResizeObserver(() => {
    drawn.forEach(({ chart, plot }) => {
      const width = document.getElementById(chart.id).clientWidth;
      if (width !== plot.width) plot.setSize({ width, height: 240 });
    });
  }).observe(document.body);
})();
