/** The part of d3-flame-graph that is used here; it brings no types of its own. */
declare module 'd3-flame-graph' {
  import type { Selection } from 'd3-selection';

  export interface Frame<D> {
    readonly data: D;
    readonly depth: number;
  }

  export interface FlameGraph<D> {
    (selection: Selection<HTMLElement, D, null, undefined>): void;
    width(pixels: number): this;
    cellHeight(pixels: number): this;
    transitionDuration(milliseconds: number): this;
    minFrameSize(pixels: number): this;
    inverted(down: boolean): this;
    sort(sorted: boolean): this;
    tooltip(shown: boolean): this;
    selfValue(own: boolean): this;
    getName(name: (frame: Frame<D>) => string): this;
    getValue(value: (frame: D) => number): this;
    setLabelHandler(label: (frame: Frame<D>) => string): this;
    setColorMapper(color: (frame: Frame<D>, original: string) => string): this;
    onClick(listener: (frame: Frame<D>) => void): this;
    destroy(): this;
  }

  export default function flamegraph<D>(): FlameGraph<D>;
}
