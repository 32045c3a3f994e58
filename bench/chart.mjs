/** The category means of a measurement as an SVG bar chart: a logarithmic axis, CPython's speed as its base line. */

const COLOURS = { jitlens: '#1a6fbf', pypy: '#c77b18', pyodide: '#7a7a7a' };
const KINDS = { steady: 'steady state', first: 'first value' };
const LABEL = 130;
const PLOT = 520;
const BAR = 9;
const GAP = 12;
const TOP = 54;
const TICKS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

export function drawChart({ means, runtimes }, kind = 'steady') {
  const names = runtimes.map(({ name }) => name).filter(name => name in COLOURS);
  const groups = Object.keys(means[kind][names[0]].categories).map(category => ({
    label: category,
    values: names.map(name => means[kind][name].categories[category]),
  }));
  groups.push({ label: 'geometric mean', values: names.map(name => means[kind][name].mean) });
  const axis = axisOver(groups.flatMap(({ values }) => values).filter(value => value !== null));
  const height = groups.length * (names.length * BAR + GAP);
  const body = [...grid(axis, height), ...legend(names), ...groups.flatMap((group, i) => bars(group, i, names, axis))];
  return frame(`Times faster than CPython 3.13, ${KINDS[kind]}`, TOP + height + 10, body);
}

/** Maps a ratio to x, over the ticks that enclose all values. */
function axisOver(values) {
  const low = TICKS.findLast(tick => tick <= Math.min(1, ...values)) ?? TICKS[0];
  const high = TICKS.find(tick => tick >= Math.max(2, ...values)) ?? TICKS.at(-1);
  const scale = PLOT / Math.log(high / low);
  const x = value => LABEL + Math.log(Math.min(Math.max(value, low), high) / low) * scale;
  return { x, ticks: TICKS.filter(tick => tick >= low && tick <= high) };
}

function grid({ x, ticks }, height) {
  return ticks.flatMap(tick => [
    `<line x1="${at(x(tick))}" x2="${at(x(tick))}" y1="${TOP - 6}" y2="${TOP + height}" stroke="${tick === 1 ? '#444' : '#ddd'}"/>`,
    `<text x="${at(x(tick))}" y="${TOP - 10}" text-anchor="middle">${tick}×</text>`,
  ]);
}

function legend(names) {
  return names.flatMap((name, i) => [
    `<rect x="${LABEL + i * 90}" y="22" width="10" height="10" fill="${COLOURS[name]}"/>`,
    `<text x="${LABEL + i * 90 + 15}" y="31">${name}</text>`,
  ]);
}

function bars({ label, values }, index, names, { x }) {
  const top = TOP + index * (names.length * BAR + GAP) + GAP / 2;
  const drawn = values.flatMap((value, i) => {
    if (value === null) return [];
    const [from, to] = [x(1), x(value)].sort((a, b) => a - b);
    const y = top + i * BAR;
    return `<rect x="${at(from)}" y="${y}" width="${at(to - from)}" height="${BAR - 1}" fill="${COLOURS[names[i]]}"><title>${label}, ${names[i]}: ${value.toFixed(2)}×</title></rect>`;
  });
  return [`<text x="${LABEL - 8}" y="${top + (names.length * BAR) / 2 + 4}" text-anchor="end">${label}</text>`, ...drawn];
}

const at = x => x.toFixed(1);

function frame(title, height, body) {
  const width = LABEL + PLOT + 30;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    `<text x="${LABEL}" y="15" font-size="13">${title}</text>`,
    ...body,
    '</svg>\n',
  ].join('\n');
}
