/** A browser's collector cannot be called. */
export class Resting {
  interrupted(): void {
    // It collects when it wants to.
  }
}
