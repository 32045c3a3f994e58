/** Figures that are promised: a row for each, and a table that says which are kept. Knows nothing of what is measured. */

export const row = (what, measured, promised, unit, more = {}) => ({ what, measured, promised, unit, ...more });

/** Prints them, and makes the process fail where one is not kept. */
export function tell(rows) {
  const isKept = ({ measured, promised }) => measured <= promised;
  console.table(rows.map(each => ({ ...each, kept: isKept(each) ? 'yes' : 'NO' })));
  const kept = rows.filter(isKept).length;
  console.log(`${kept} passed, ${rows.length - kept} failed`);
  process.exitCode = kept < rows.length ? 1 : 0;
}
