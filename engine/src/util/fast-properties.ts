/**
 * Objects used as tables of many fixed names. Knows nothing of what they hold.
 */

/**
 * Hot: makes V8 keep the properties of an object as fields. One that got more than some hundred of them one by one is
 * a hash table, where each read takes ten times as long (10 ns against 1); but what is somebody's prototype is made
 * fast by the first lookup that passes through it. Changes nothing that a program can see.
 */
export function fastProperties<T extends object>(table: T): T {
  const heir = Object.create(table) as { readonly missing?: unknown };
  const look = (): boolean => heir.missing === undefined;
  look();
  look();
  return table;
}
