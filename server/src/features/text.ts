/**
 * Small texts: numbers and ages as they are shown, and escaping. Everything that comes from a program
 * goes through here before it is shown. Knows no findings.
 */

/** Invisible and direction-changing characters, which could make a text look like another one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** One line, with nothing invisible in it; for plain text. */
export function plainText(text: string, longest = 200): string {
  const seen = text.replace(/\s+/gu, ' ').replace(UNSEEN, '\uFFFD');
  return seen.length <= longest ? seen : cut(seen, longest - 1) + '…';
}

/** A line of code, of which every character keeps its column. */
export function codeText(line: string, longest = 400): string {
  return cut(line, Math.min(line.length, longest))
    .replaceAll('\t', ' ')
    .replace(UNSEEN, found => '\uFFFD'.repeat(found.length));
}

/** Never through the middle of a surrogate pair. */
function cut(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

/** Plain text for Markdown: nothing in it formats, links or ends a table cell. */
export function markdownText(text: string, longest?: number): string {
  return plainText(text, longest)
    .replace(/[\\`*_{}[\]()#+\-.!|~>$]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/:\/\//g, ':&#47;&#47;')
    .replace(/@/g, '&#64;');
}

/** `38 %`, `<1 %`. */
export function percentText(share: number): string {
  const percent = Math.round(share * 100);
  return percent === 0 && share > 0 ? '<1 %' : `${percent} %`;
}

/** `12,345`. */
export function countText(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** At most four characters: `14`, `999`, `1k`, `25k`, `3M`. */
export function shortCount(count: number): string {
  if (count < 1000) return String(count);
  if (count < 999_500) return `${Math.round(count / 1000)}k`;
  return count < 999_500_000 ? `${Math.round(count / 1e6)}M` : '1G+';
}

export function plural(count: number, one: string): string {
  return `${countText(count)} ${one}${count === 1 ? '' : 's'}`;
}

export function secondsText(milliseconds: number): string {
  return milliseconds < 10_000 ? `${(milliseconds / 1000).toFixed(1)} s` : `${Math.round(milliseconds / 1000)} s`;
}

const MINUTE = 60_000;

export function ageText(milliseconds: number): string {
  if (milliseconds < MINUTE) return 'just now';
  if (milliseconds < 60 * MINUTE) return `${Math.floor(milliseconds / MINUTE)} min ago`;
  if (milliseconds < 24 * 60 * MINUTE) return `${Math.floor(milliseconds / (60 * MINUTE))} h ago`;
  return `${Math.floor(milliseconds / (24 * 60 * MINUTE))} d ago`;
}
