/** The ring keeps the last events in order, says what it dropped, and counts all of them. */
import { expect, test } from 'vitest';
import { DEOPT_REASONS } from '../../src/observe/deopt-reasons.js';
import { EventRing } from '../../src/observe/events.js';

function told(count: number, size: number): EventRing {
  const ring = new EventRing(size);
  ring.listening = true;
  for (let i = 0; i < count; i++) ring.tell('deopt', i, null, `event ${i}`);
  return ring;
}

test('drain goes on where it stopped', () => {
  const ring = told(5, 8);
  const first = ring.drain(0, 3);
  expect(first.events.map(e => e.sequence)).toEqual([0, 1, 2]);
  expect(ring.drain(first.next, 100)).toMatchObject({ next: 5, dropped: 0 });
  expect(ring.drain(5, 100).events).toEqual([]);
});

test('what fell out is reported to whom it is missing', () => {
  const ring = told(20, 8);
  const { events, dropped, next } = ring.drain(4, 100);
  expect(events.map(e => e.what)).toEqual(Array.from({ length: 8 }, (_, i) => `event ${i + 12}`));
  expect({ dropped, next, all: ring.dropped }).toEqual({ dropped: 8, next: 20, all: 12 });
});

test('without a listener nothing is kept, but counted', () => {
  const ring = new EventRing(8);
  ring.tell('compile', 1, null, 'f');
  expect(ring.counts.compile).toBe(1);
  expect(ring.drain(0, 10)).toEqual({ events: [], next: 0, dropped: 0 });
});

test('every reason has advice in one sentence', () => {
  for (const [name, { because, advice }] of Object.entries(DEOPT_REASONS)) {
    expect(advice, name).toMatch(/^[A-Z].*\.$/);
    expect(because, name).not.toMatch(/[.A-Z]$/);
  }
});
