// The map on the page of a place: Leaflet over the product's own outlines, no tiles, no other
// host. It takes its places from the list below it, and stands where the drawn map stood; without
// script, and on paper, the drawing stays.
const OUTLINES = new URL("../vendor/outlines/countries-50m.json", import.meta.url);
const FURTHEST_IN = 9;

let outlines = null;
const countries = () => (outlines ??= fetch(OUTLINES).then((answer) => {
  if (!answer.ok) throw new Error(`Outlines: ${answer.status}`);
  return answer.json();
}));

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function placesOf(figure) {
  return [...figure.querySelectorAll("[data-place]")].map((item) => ({
    at: [Number(item.dataset.latitude), Number(item.dataset.longitude)],
    role: item.dataset.role,
    name: item.querySelector("a").textContent,
    href: item.querySelector("a").href,
  }));
}

function text(tag, words, className = "") {
  const made = document.createElement(tag);
  made.textContent = words;
  made.className = className;
  return made;
}

function mark(L, map, place) {
  const self = place.role === "self";
  const dot = L.circleMarker(place.at, {
    radius: self ? 7 : 4,
    className: self ? "map-here" : "map-spot",
    interactive: !self,
    bubblingMouseEvents: false,
  }).addTo(map);
  dot.bindTooltip(text("span", place.name), {
    permanent: true, direction: "right", offset: [self ? 9 : 6, 0], className: self ? "map-label map-label--here" : "map-label",
  });
  if (self) return dot;
  const element = dot.getElement();
  const go = () => { location.href = place.href; };
  element.setAttribute("tabindex", "0");
  element.setAttribute("role", "link");
  element.setAttribute("aria-label", place.name);
  element.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
  dot.on("click", go);
  return dot;
}

// The drawing knows where the countries' names go; from its units back to degrees.
function nameCountries(L, map, figure) {
  const svg = figure.querySelector("[data-canvas] > svg");
  const { width, height } = svg.viewBox.baseVal;
  const [west, south, east, north] = ["west", "south", "east", "north"].map((side) => Number(figure.dataset[side]));
  for (const name of svg.querySelectorAll(".ml--country")) {
    const longitude = west + (Number(name.getAttribute("x")) / width) * (east - west);
    const latitude = north - (Number(name.getAttribute("y")) / height) * (north - south);
    L.tooltip([latitude, longitude], {
      content: text("span", name.textContent), permanent: true, direction: "center", className: "map-label map-country",
    }).addTo(map);
  }
}

// Labels that would cover an earlier one are hidden; zooming in makes room for them again.
function thin(dots) {
  const taken = [];
  for (const dot of dots) {
    const label = dot.getTooltip()?.getElement();
    if (!label) continue;
    label.classList.remove("is-hidden");
    const box = label.getBoundingClientRect();
    const covers = taken.some((one) => box.left < one.right && one.left < box.right && box.top < one.bottom && one.top < box.bottom);
    label.classList.toggle("is-hidden", covers);
    if (!covers) taken.push(box);
  }
}

async function draw(figure) {
  const L = globalThis.L;
  const canvas = figure.querySelector("[data-canvas]");
  const places = placesOf(figure);
  if (!L || !canvas || !places.length || figure.dataset.drawn) return;
  figure.dataset.drawn = "yes";
  let features;
  try {
    features = await countries();
  } catch {
    return;
  }
  if (!canvas.isConnected) return;
  const box = document.createElement("div");
  box.className = "map__live";
  box.setAttribute("aria-label", canvas.querySelector("svg").getAttribute("aria-label"));
  box.setAttribute("role", "application");
  canvas.classList.add("is-live");
  canvas.append(box);
  const map = L.map(box, {
    attributionControl: false, zoomAnimation: !calm(), fadeAnimation: !calm(), inertia: !calm(),
    maxZoom: FURTHEST_IN, minZoom: 2, zoomSnap: 0.25, worldCopyJump: true, scrollWheelZoom: false,
  });
  L.geoJSON(features, { interactive: false, style: { className: "map-land" } }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  const { west, south, east, north } = figure.dataset;
  map.fitBounds([[Number(south), Number(west)], [Number(north), Number(east)]]);
  nameCountries(L, map, figure);
  const dots = places.map((place) => mark(L, map, place));
  map.on("zoomend moveend", () => thin(dots));
  thin(dots);
  // The wheel scrolls the page until somebody has taken hold of the map.
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
}

const drawAll = () => document.querySelectorAll("[data-map]").forEach(draw);
document.addEventListener("htmx:afterSettle", drawAll);
drawAll();
